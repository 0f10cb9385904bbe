import type { RecordedTest } from './fault-record.ts';
import { titleLikeness } from './title-likeness.ts';

/** How many tests ran one function or line. */
export interface RunCounts {
  readonly failing: number;
  readonly passing: number;
  /** Passing tests, each counted by how like its title is to a failing one, 0 to 1. */
  readonly alikePassing: number;
}

interface Counted {
  /** How many functions or lines there are. */
  readonly size: number;
  /** Indices of those that a test ran, by the number of the test; each once. */
  readonly ranIn: (test: RecordedTest, number: number) => Iterable<number>;
}

/** One entry a function or line. */
export function countRuns(
  tests: readonly RecordedTest[],
  { size, ranIn }: Counted,
): readonly RunCounts[] {
  const counts = Array.from({ length: size }, () => ({ failing: 0, passing: 0, alikePassing: 0 }));
  const likeness = titleLikeness(tests);
  tests.forEach((test, number) => {
    for (const index of ranIn(test, number)) {
      const count = counts[index];
      if (!count) continue;
      if (test.passed) {
        count.passing += 1;
        count.alikePassing += likeness[number] ?? 0;
      } else {
        count.failing += 1;
      }
    }
  });
  return counts;
}
