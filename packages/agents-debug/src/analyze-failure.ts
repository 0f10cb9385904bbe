import { AgentError } from '@parallel-dispatcher/agent';
import type { DebugInput, DebugOutput } from '@parallel-dispatcher/schema';
import type { FailureCase } from './case/failure-case.ts';
import { openCase } from './case/open-case.ts';
import { collectFacts } from './collect/collect-facts.ts';
import type { DebugPorts } from './debug-ports.ts';
import { formHypotheses } from './hypotheses/form-hypotheses.ts';
import { lintHypotheses } from './hypotheses/lint-hypotheses.ts';
import { smallFixHypotheses } from './hypotheses/small-fix-hypotheses.ts';
import { testUserHypothesis } from './hypotheses/test-user-hypothesis.ts';
import type { WeighedHypothesis } from './hypotheses/weighed-hypothesis.ts';
import { modelHypotheses } from './hypotheses/model-hypotheses.ts';
import { tryUserHypothesis } from './hypotheses/try-user-hypothesis.ts';
import { withTrial } from './hypotheses/with-trial.ts';
import { withUserTrials } from './hypotheses/with-user-trials.ts';
import { findSuspects } from './localise/find-suspects.ts';
import { putVerifiedFirst } from './localise/put-verified-first.ts';
import { consultModel } from './model/consult-model.ts';
import { Ledger } from './report/ledger.ts';
import { writeReport } from './report/write-report.ts';
import { applyFix } from './solution/apply-fix.ts';
import { findFixes } from './solution/find-fixes.ts';
import { tryLintFixes } from './solution/try-lint-fixes.ts';
import { trySmallFixes } from './solution/try-small-fixes.ts';
import { tryFixes } from './solution/try-fixes.ts';
import { runBaseline } from './trial/baseline.ts';

/**
 * Reads traces and sources and writes a report whose every claim cites its evidence. A test command
 * runs on copies of the project; nothing else changes unless `apply_fix` says so. A model is asked
 * where there is one, and believed where it cites.
 * @throws {AgentError} `NEEDS_INPUT` when there is neither a trace nor source to look at,
 * `FILES_UNREADABLE` when no file could be read and there is no trace either.
 */
export async function analyzeFailure(input: DebugInput, ports: DebugPorts): Promise<DebugOutput> {
  ports.signal?.throwIfAborted();
  const baseline = await runBaseline(input, ports);
  ports.signal?.throwIfAborted();
  const failure = await openCase(input, { ports, baseline });
  await refuseEmptyCase(failure);
  const collected = await collectFacts(failure, ports);
  const found = findSuspects(failure, collected.facts);
  const own = formHypotheses({ failure, facts: collected.facts, suspects: found });
  const ofRules = await tryFixes(await findFixes(failure, own), { baseline, ports });
  const byRules = await tryLintFixes(ofRules, { failure, suspects: found, ports });
  const ofUser = await tryUserHypothesis(input.hypothesis, {
    failure,
    facts: collected.facts,
    outcome: byRules,
    ports,
  });
  const evidence = [...collected.facts, ...ofUser.facts, ...ofUser.outcome.facts];
  const known = { failure, facts: evidence, suspects: found };
  const consulted = await consultModel(
    { ...known, hypotheses: own },
    { outcome: ofUser.outcome, ports },
  );
  // A model knows more than a search among small changes, which costs nothing but time.
  const outcome =
    consulted.type === 'answered'
      ? consulted.outcome
      : await trySmallFixes(ofUser.outcome, { ...known, ports });
  const later = consulted.type === 'answered' ? consulted.facts : outcome.facts;
  const facts = [...evidence, ...later.filter((fact) => !evidence.includes(fact))];
  const users = testUserHypothesis(input.hypothesis, facts);
  // Another change of the same line, found by the search, bears nothing out that names this one.
  const ruled = consulted.type === 'answered' ? outcome : ofUser.outcome;
  const tried = [
    ...[...own, ...lintHypotheses(outcome, failure)].map((one) => withTrial(one, ruled)),
    ...smallFixHypotheses(outcome, failure),
  ].toSorted(verifiedFirst);
  const hypotheses = [
    ...tried,
    ...modelHypotheses(consulted),
    ...(users ? [withUserTrials(users, { facts, outcome: ofUser.outcome })] : []),
  ];
  const suspects = putVerifiedFirst(found, outcome);
  const applied = await applyFix(outcome, { failure, ports });
  const ledger = new Ledger(facts);
  return await writeReport(
    { failure, facts, suspects, hypotheses, outcome, applied, consulted, ledger },
    { ...collected, missing: [...collected.missing, ...ofUser.missing] },
  );
}

async function refuseEmptyCase({ sources, clusters, profiles }: FailureCase): Promise<void> {
  if (clusters.length > 0 || profiles.length > 0) return;
  if (sources.known.length === 0) {
    throw new AgentError({
      code: 'NEEDS_INPUT',
      message: 'There is nothing to analyse: no error trace, no affected file and no code.',
      errorClass: 'input',
      path: 'error_traces',
      hint: 'Give the stack trace in "error_traces", or source in "affected_files" or "code".',
    });
  }
  const reads = await Promise.all(sources.known.map((file) => sources.read(file)));
  const reasons = reads.flatMap((read, at) =>
    read.ok ? [] : [`${sources.known[at] ?? ''}: ${read.reason}`],
  );
  if (reasons.length < reads.length) return;
  throw new AgentError({
    code: 'FILES_UNREADABLE',
    message: `None of the affected files could be read, and there is no trace. ${reasons.slice(0, 3).join('; ')}`,
    errorClass: 'input',
    path: 'affected_files',
    hint: 'Name text files in UTF-8 that this run may read, or give the trace in "error_traces".',
  });
}

function verifiedFirst(a: WeighedHypothesis, b: WeighedHypothesis): number {
  return Number(b.verified ?? false) - Number(a.verified ?? false);
}
