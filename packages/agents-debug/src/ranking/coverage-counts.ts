import type { FaultRecord, RecordedTest } from './fault-record.ts';
import { functionsOnStack } from './functions-on-stack.ts';
import { titleLikeness } from './title-likeness.ts';

/** How tests ran one function. */
export interface CoverageCounts {
  readonly failing: number;
  readonly passing: number;
  /** Passing tests, each counted by how like its title is to a failing one, 0 to 1. */
  readonly alikePassing: number;
  /** 1 for the call nearest the throw, 1/2 for the next, ...; 0 where no failure shows it. */
  readonly onStack: number;
}

/** One entry a function. What a test ran is read from the stack where it was not recorded. */
export function countCoverage(record: FaultRecord): readonly CoverageCounts[] {
  const counts = record.functions.map(() => ({
    failing: 0,
    passing: 0,
    alikePassing: 0,
    onStack: 0,
  }));
  const likeness = titleLikeness(record.tests);
  record.tests.forEach((test, number) => {
    const calls = test.passed ? [] : functionsOnStack(record.functions, test);
    for (const index of ranIn(test, calls)) {
      const count = counts[index];
      if (!count) continue;
      if (test.passed) {
        count.passing += 1;
        count.alikePassing += likeness[number] ?? 0;
      } else {
        count.failing += 1;
        const depth = calls.indexOf(index);
        if (depth >= 0) count.onStack = Math.max(count.onStack, 1 / (1 + depth));
      }
    }
  });
  return counts;
}

function ranIn({ covered }: RecordedTest, calls: readonly number[]): ReadonlySet<number> {
  return new Set([...covered, ...calls]);
}
