import type { CheckRun } from '@parallel-dispatcher/schema';
import type { DebugPorts } from '../debug-ports.ts';
import type { Fact } from '../facts/fact.ts';
import type { Baseline } from '../trial/baseline.ts';
import type { Fix } from './fix.ts';
import { canTry, checkRunOf, tryFix } from './try-fix.ts';

/** The change to propose, and what running it showed. */
export interface FixOutcome {
  /** The one that made the command pass; else the only one there is, else null. */
  readonly fix: Fix | null;
  /** Null: no counterfactual was run. */
  readonly verified: boolean | null;
  /** What came of the trials, to cite. */
  readonly facts: readonly Fact<'fix_trial'>[];
  readonly runs: readonly CheckRun[];
  /** Why a trial told nothing; null: each told something, or none was made. */
  readonly untold: string | null;
}

/** Each trial copies the project and runs its tests. */
const mostTrials = 5;

/** Tries changes one by one, where the test command fails without them, until it passes with one. */
export async function tryFixes(
  fixes: readonly Fix[],
  { baseline, ports }: { readonly baseline: Baseline; readonly ports: DebugPorts },
): Promise<FixOutcome> {
  const [only] = fixes;
  const unsure = { fix: fixes.length === 1 && only ? only : null, facts: [], untold: null };
  if (!baseline.ran) return { ...unsure, verified: null, runs: [] };
  const runs = [checkRunOf(baseline, { on: 'original', trial: baseline.trial })];
  if (!canTry(baseline, ports)) return { ...unsure, verified: null, runs };
  const facts: Fact<'fix_trial'>[] = [];
  let untold: string | null = null;
  for (const fix of fixes.slice(0, mostTrials)) {
    const tried = await tryFix(fix, { baseline, ports });
    runs.push(...tried.runs);
    if (tried.told) facts.push(tried.fact);
    else untold ??= tried.reason;
    if (tried.told && tried.fact.passed) return { fix, verified: true, facts, runs, untold: null };
  }
  return { ...unsure, verified: facts.length === 0 ? null : false, facts, runs, untold };
}
