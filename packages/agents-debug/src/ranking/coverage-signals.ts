import type { RunCounts } from './count-runs.ts';
import type { Signals } from './signal.ts';

/** What the tests that ran something say of it. */
export function coverageSignals(
  counts: RunCounts,
  failures: number,
): Pick<Signals, 'spectrum' | 'topic'> {
  return { spectrum: Math.log(ochiai(counts, failures)), topic: Math.log(topicShare(counts)) };
}

/** @see Abreu, Zoeteweij, van Gemund 2006. */
function ochiai({ failing, passing }: RunCounts, failures: number): number {
  return failing / Math.sqrt(failures * (failing + passing));
}

/** Which part of the tests that run it is about the failing ones' topic; half a test is added. */
function topicShare({ failing, passing, alikePassing }: RunCounts): number {
  const share = (failing + alikePassing + 0.5) / (failing + passing + 1);
  // Likenesses are added up in the order of the tests, which must not show in the last digits.
  return Number(share.toPrecision(12));
}
