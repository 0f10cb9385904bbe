import type { FixOutcome } from './try-fixes.ts';

/** What came of some fixes and then of others: the first that made the command pass stands. */
export function joinOutcomes(before: FixOutcome, after: FixOutcome): FixOutcome {
  // The first run, of the project as it is, is there already.
  const runs = [...before.runs, ...after.runs.slice(1)];
  const facts = [...before.facts, ...after.facts];
  if (before.verified === true || after.verified !== true) {
    const untold = before.untold ?? after.untold;
    return { ...before, verified: before.verified ?? after.verified, facts, runs, untold };
  }
  return { fix: after.fix, verified: true, facts, runs, untold: null };
}
