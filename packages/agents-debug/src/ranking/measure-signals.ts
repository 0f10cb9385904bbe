import { countCoverage, type CoverageCounts } from './coverage-counts.ts';
import { estimateSizes } from './estimate-sizes.ts';
import type { FaultRecord } from './fault-record.ts';
import type { Signals } from './signal.ts';
import { spokenOf } from './spoken-of.ts';

/** The signals of each function that a failing test ran; null for the others. */
export function measureSignals(record: FaultRecord): readonly (Signals | null)[] {
  const counts = countCoverage(record);
  const sizes = estimateSizes(record.functions);
  const failures = record.tests.filter(({ passed }) => !passed).length;
  const spoken = spokenOf(record.tests);
  return record.functions.map(([file, name], index) => {
    const count = counts[index];
    if (!count || count.failing === 0) return null;
    return {
      spectrum: Math.log(ochiai(count, failures)),
      topic: Math.log(topicShare(count)),
      stack: count.onStack,
      name: isAnonymous(name) ? 0 : spoken(name),
      file: spoken(file.replace(/\.\w+$/, '')),
      size: Math.log(sizes[index] ?? 1),
    };
  });
}

/** @see Abreu, Zoeteweij, van Gemund 2006. */
function ochiai({ failing, passing }: CoverageCounts, failures: number): number {
  return failing / Math.sqrt(failures * (failing + passing));
}

/** Which part of the tests that run it is about the failing ones' topic; half a test is added. */
function topicShare({ failing, passing, alikePassing }: CoverageCounts): number {
  const share = (failing + alikePassing + 0.5) / (failing + passing + 1);
  // Likenesses are added up in the order of the tests, which must not show in the last digits.
  return Number(share.toPrecision(12));
}

function isAnonymous(name: string): boolean {
  return /^[(<]?anonymous/i.test(name);
}
