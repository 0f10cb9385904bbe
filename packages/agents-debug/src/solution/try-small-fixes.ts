import type { FailureCase } from '../case/failure-case.ts';
import type { DebugPorts } from '../debug-ports.ts';
import type { Fact } from '../facts/fact.ts';
import { quote } from '../facts/quote.ts';
import type { SuspectPlace } from '../localise/suspect-place.ts';
import { findSmallFixes } from './find-small-fixes.ts';
import { joinOutcomes } from './join-outcomes.ts';
import { canTry, checkRunOf, tryFix } from './try-fix.ts';
import type { FixOutcome } from './try-fixes.ts';

/** Each trial copies the project and runs its tests. */
const mostTrials = 32;

/** After this long no other one is begun. */
const longestSearchMs = 60_000;

/** Where one run takes longer than this, a search would take too long. */
const longestRunMs = 10_000;

/** A change may make a loop endless; the tests take about as long as before if it does not. */
function patience(runMs: number): number {
  return 2_000 + 3 * runMs;
}

interface Grounds {
  readonly failure: FailureCase;
  readonly suspects: readonly SuspectPlace[];
  readonly facts: readonly Fact[];
  readonly ports: DebugPorts;
}

/**
 * Tries small changes in suspects, one by one, where nothing else made the command pass. None of
 * them rests on more than its place, so of those that failed only their number is told.
 */
export async function trySmallFixes(
  outcome: FixOutcome,
  { failure, suspects, facts, ports }: Grounds,
): Promise<FixOutcome> {
  const { baseline } = failure;
  if (outcome.verified === true || !baseline.ran || !canTry(baseline, ports)) return outcome;
  const { durationMs } = baseline.trial;
  if (durationMs > longestRunMs) return outcome;
  const timeoutMs = patience(durationMs);
  const original = checkRunOf(baseline, { on: 'original', trial: baseline.trial });
  const command = quote(baseline.argv.join(' '), 100);
  const startedAt = performance.now();
  let failed = 0;
  for (const fix of (await findSmallFixes(failure, suspects, facts)).slice(0, mostTrials)) {
    if (performance.now() - startedAt > longestSearchMs) break;
    const tried = await tryFix(fix, { baseline, ports, timeoutMs });
    if (!tried.told) continue;
    if (tried.fact.passed) {
      const told = [...(failed === 0 ? [] : [otherTrials(failed, command)]), tried.fact];
      const runs = [original, ...tried.runs];
      return joinOutcomes(outcome, { fix, verified: true, facts: told, runs, untold: null });
    }
    failed += 1;
  }
  return failed === 0
    ? outcome
    : { ...outcome, facts: [...outcome.facts, otherTrials(failed, command)] };
}

function otherTrials(count: number, command: string): Fact<'fix_trial'> {
  const changes = count === 1 ? 'another small change' : `each of ${count} other small changes`;
  return {
    kind: 'fix_trial',
    passed: false,
    summary: `on copies with ${changes} in suspects, \`${command}\` failed`,
    file: null,
    line: null,
    detail: null,
  };
}
