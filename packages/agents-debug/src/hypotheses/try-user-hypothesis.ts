import type { NotMeasured } from '@parallel-dispatcher/schema';
import type { FailureCase } from '../case/failure-case.ts';
import type { DebugPorts } from '../debug-ports.ts';
import type { Fact } from '../facts/fact.ts';
import type { Fix } from '../solution/fix.ts';
import { findFixes } from '../solution/find-fixes.ts';
import { findNamedFix } from '../solution/find-named-fix.ts';
import { joinOutcomes } from '../solution/join-outcomes.ts';
import { canTry } from '../solution/try-fix.ts';
import { tryFixes, type FixOutcome } from '../solution/try-fixes.ts';
import { testUserHypothesis } from './test-user-hypothesis.ts';
import { tryNamedChange } from './try-named-change.ts';

interface Known {
  readonly failure: FailureCase;
  readonly facts: readonly Fact[];
  /** What came of the fixes that rules know for their own suspects. */
  readonly outcome: FixOutcome;
  readonly ports: DebugPorts;
}

export interface UserTrials {
  /** The same, or with the change of the user where that made the command pass and no other did. */
  readonly outcome: FixOutcome;
  /** What was tried for the user's hypothesis, besides what `outcome` has. */
  readonly facts: readonly Fact[];
  readonly missing: readonly NotMeasured[];
}

/**
 * Tries what the user's hypothesis names: a change spelled out, the fix that a rule knows for it,
 * and a commit to take back. Ranks and other hypotheses change only where a change of its own made
 * the command pass.
 */
export async function tryUserHypothesis(said: string, known: Known): Promise<UserTrials> {
  const { failure, facts, outcome, ports } = known;
  const { baseline } = failure;
  const nothing = { outcome, facts: [], missing: [] };
  const users = testUserHypothesis(said, facts);
  if (!users || !baseline.ran || !canTry(baseline, ports)) return nothing;
  const { runCommand, signal } = ports;
  const named = await findNamedFix(said, failure);
  const spelled = named?.facts ?? [];
  const fixes = [...(named ? [named] : []), ...(await findFixes(failure, [users]))];
  const untried = fixes.filter((fix) => !isTried(fix, outcome));
  const tried = untried.length > 0 ? await tryFixes(untried, { baseline, ports }) : null;
  const change = await tryNamedChange(said, { failure, baseline, runCommand, signal });
  return {
    outcome: tried ? joinOutcomes(outcome, tried) : outcome,
    facts: [...spelled, ...change.facts],
    missing: change.missing,
  };
}

function isTried({ place, fixedCode }: Fix, { facts }: FixOutcome): boolean {
  return facts.some(
    ({ file, line, detail }) => file === place.file && line === place.line && detail === fixedCode,
  );
}
