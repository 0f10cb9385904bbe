import { describeFailure } from '@parallel-dispatcher/agent';
import type { ModelPart } from '@parallel-dispatcher/schema';
import type { DebugPorts } from '../debug-ports.ts';
import type { Fact } from '../facts/fact.ts';
import { quote } from '../facts/quote.ts';
import type { FixOutcome } from '../solution/try-fixes.ts';
import { promptVersion } from './ask-question.ts';
import { Conversation } from './conversation.ts';
import type { Known } from './evidence-pack.ts';
import { CitedClaims, opinionOf } from './keep-cited.ts';
import type { ModelAnswer } from './model-answer.ts';
import type { Opinion } from './opinion.ts';
import { tryProposal, type Proposal } from './try-proposal.ts';

/** What came of asking a model, if there is one. */
export type Consulted =
  | { readonly type: 'none' }
  /** It gave no answer that can be used. */
  | { readonly type: 'failed'; readonly reason: string }
  | {
      readonly type: 'answered';
      readonly opinion: Opinion;
      readonly outcome: FixOutcome;
      /** What was read and tried, numbered after what was known before. */
      readonly facts: readonly Fact[];
      readonly part: ModelPart;
      /** Why its fix is not in the report; null where it is, or where it proposed none. */
      readonly whyNoFix: string | null;
    };

/** Fixes of a model that are tried, each after it was told what became of the one before. */
const mostFixes = 3;

/** Failures that pass, or that a person has to end: the dispatcher knows what to do with them. */
const forDispatcher: ReadonlySet<string> = new Set(['transient', 'rate_limited', 'quota', 'auth']);

/**
 * Lets a model reason over the evidence. What it says counts where it cites evidence; its fix is
 * tried as every other is. It changes no rank and no confidence.
 * @throws {AgentError} what the model's call failed with, where trying again later may help.
 */
export async function consultModel(
  known: Known,
  { outcome, ports }: { readonly outcome: FixOutcome; readonly ports: DebugPorts },
): Promise<Consulted> {
  const { model, signal, progress = () => undefined } = ports;
  if (model === undefined) return { type: 'none' };
  const talk = new Conversation(known, { model, progress, signal });
  let answer: ModelAnswer;
  try {
    answer = await talk.begin();
  } catch (thrown) {
    return judgeFailure(thrown, signal);
  }
  const mended = await mend(answer, { talk, known, outcome, ports });
  const claims = new CitedClaims((id) => talk.factOf(id));
  const opinion = opinionOf(mended.answer, claims);
  if (mended.answer.fix !== null) claims.one(mended.answer.fix.description);
  return {
    type: 'answered',
    opinion,
    outcome: mended.outcome,
    facts: talk.added,
    part: {
      id: talk.model,
      prompt: promptVersion,
      rounds: [...talk.rounds],
      cost_usd: sumOf(talk.rounds.map(({ cost_usd: cost }) => cost)),
      claims_kept: claims.kept,
      claims_dropped: [...claims.dropped],
    },
    whyNoFix: mended.whyNoFix,
  };
}

interface Mended {
  /** The last one. */
  readonly answer: ModelAnswer;
  readonly outcome: FixOutcome;
  readonly whyNoFix: string | null;
}

/** Makes and tries the fix of an answer, and asks for a better one while it does not hold. */
async function mend(
  first: ModelAnswer,
  around: {
    readonly talk: Conversation;
    readonly known: Known;
    readonly outcome: FixOutcome;
    readonly ports: DebugPorts;
  },
): Promise<Mended> {
  const { talk, ports } = around;
  const { failure } = around.known;
  let { outcome } = around;
  let answer = first;
  const factOf = (id: string): Fact | undefined => talk.factOf(id);
  if (outcome.verified === true) {
    talk.conclude('explained what a rule mended');
    return { answer, outcome, whyNoFix: null };
  }
  for (let round = 1; ; round += 1) {
    const proposal = await tryProposal(answer, { failure, files: talk.files, factOf, ports });
    if (proposal.type === 'none') {
      talk.conclude('proposed no fix');
      return { answer, outcome, whyNoFix: null };
    }
    if (proposal.type === 'untold') {
      talk.conclude('proposed a fix, which nothing could try');
      return { answer, outcome: withUntold(proposal, outcome), whyNoFix: null };
    }
    outcome = withTrialOf(proposal, outcome);
    if (proposal.type === 'verified') {
      talk.conclude('proposed a fix that was verified');
      talk.add([proposal.trial.fact]);
      return { answer, outcome, whyNoFix: null };
    }
    const why = `the model's fix does not hold: ${quote(proposal.findings.join('; '), 500)}`;
    talk.conclude(why);
    const next = round < mostFixes ? await askAgain(proposal, around) : null;
    if (next === null) {
      talk.add(proposal.trial === null ? [] : [proposal.trial.fact]);
      return { answer, outcome, whyNoFix: why };
    }
    answer = next;
  }
}

function withTrialOf(
  proposal: Extract<Proposal, { readonly type: 'verified' | 'refused' }>,
  outcome: FixOutcome,
): FixOutcome {
  const { trial } = proposal;
  if (trial === null) return outcome;
  const facts = [...outcome.facts, trial.fact];
  const runs = [...outcome.runs, ...trial.runs];
  return proposal.type === 'verified'
    ? { fix: proposal.fix, verified: true, facts, runs, untold: null }
    : { ...outcome, verified: false, facts, runs };
}

/** What trials of other fixes showed says nothing about this one. */
function withUntold(
  { fix, runs, reason }: Extract<Proposal, { readonly type: 'untold' }>,
  outcome: FixOutcome,
): FixOutcome {
  return { ...outcome, fix, verified: null, runs: [...outcome.runs, ...runs], untold: reason };
}

/** Null where it gave no answer any more: what is known then stands. */
async function askAgain(
  { findings, trial }: Extract<Proposal, { readonly type: 'refused' }>,
  { talk, ports }: { readonly talk: Conversation; readonly ports: DebugPorts },
): Promise<ModelAnswer | null> {
  try {
    return await talk.repair(findings, trial === null ? [] : [trial.fact]);
  } catch (thrown) {
    judgeFailure(thrown, ports.signal);
    return null;
  }
}

/** @throws the failure itself, where it is not for us to judge. */
function judgeFailure(thrown: unknown, signal: AbortSignal | undefined): Consulted {
  signal?.throwIfAborted();
  const { error, errorClass } = describeFailure(thrown);
  const { code, message } = error;
  if (code === 'MODEL_REQUIRED') return { type: 'none' };
  if (!code.startsWith('MODEL_') || forDispatcher.has(errorClass)) throw thrown;
  return { type: 'failed', reason: `${code}: ${message}` };
}

function sumOf(costs: readonly (number | null)[]): number | null {
  return costs.reduce<number | null>(
    (sum, cost) => (sum === null || cost === null ? null : sum + cost),
    0,
  );
}
