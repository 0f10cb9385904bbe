import { countCoverage, type CoverageCounts } from './coverage-counts.ts';
import { estimateSizes } from './estimate-sizes.ts';
import type { FaultRecord } from './fault-record.ts';
import type { Signals } from './signal.ts';
import { isTestFile } from '../case/is-test-file.ts';
import { spokenOf } from './spoken-of.ts';

/** The signals of each function that a failing test ran; null for others, and for test code. */
export function measureSignals(record: FaultRecord): readonly (Signals | null)[] {
  const counts = countCoverage(record);
  const sizes = estimateSizes(record.functions);
  const failures = record.tests.filter(({ passed }) => !passed).length;
  const spoken = spokenOf(record.tests);
  const isCandidate = candidatesOf(record, counts);
  return record.functions.map(([file, name], index) => {
    const count = counts[index];
    if (!count || !isCandidate(index)) return null;
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

/** A failing test runs itself and no other test does: it would always come first. */
function candidatesOf(
  { functions }: FaultRecord,
  counts: readonly CoverageCounts[],
): (index: number) => boolean {
  const ran = [...functions.keys()].filter((index) => (counts[index]?.failing ?? 0) > 0);
  const own = ran.filter((index) => !isTestFile(functions[index]?.[0] ?? ''));
  const candidates = new Set(own.length > 0 ? own : ran);
  return (index) => candidates.has(index);
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
