import { isTestFile } from '../case/is-test-file.ts';
import { countRuns, type RunCounts } from './count-runs.ts';
import { coverageSignals } from './coverage-signals.ts';
import { estimateSizes } from './estimate-sizes.ts';
import type { FaultRecord } from './fault-record.ts';
import { functionsOnStack } from './functions-on-stack.ts';
import { nearnessToThrow } from './nearness-to-throw.ts';
import type { Signals } from './signal.ts';
import { spokenOf } from './spoken-of.ts';

/** The signals of each function that a failing test ran; null for others, and for test code. */
export function measureSignals(record: FaultRecord): readonly (Signals | null)[] {
  const { functions, tests } = record;
  const stacks = tests.map((test) => (test.passed ? [] : functionsOnStack(functions, test)));
  // What a test ran is read from its stack where it was not recorded.
  const ranIn = ({ covered }: { readonly covered: readonly number[] }, number: number) =>
    new Set([...covered, ...(stacks[number] ?? [])]);
  const counts = countRuns(tests, { size: functions.length, ranIn });
  const nearness = nearnessToThrow(functions.length, stacks);
  const sizes = estimateSizes(functions);
  const failures = tests.filter(({ passed }) => !passed).length;
  const spoken = spokenOf(tests);
  const isCandidate = candidatesOf(record, counts);
  return functions.map(([file, name], index) => {
    const count = counts[index];
    if (!count || !isCandidate(index)) return null;
    return {
      ...coverageSignals(count, failures),
      stack: nearness[index] ?? 0,
      name: isAnonymous(name) ? 0 : spoken(name),
      file: spoken(file.replace(/\.\w+$/, '')),
      size: Math.log(sizes[index] ?? 1),
    };
  });
}

/** A failing test runs itself and no other test does: it would always come first. */
function candidatesOf(
  { functions }: FaultRecord,
  counts: readonly RunCounts[],
): (index: number) => boolean {
  const ran = [...functions.keys()].filter((index) => (counts[index]?.failing ?? 0) > 0);
  const own = ran.filter((index) => !isTestFile(functions[index]?.[0] ?? ''));
  const candidates = new Set(own.length > 0 ? own : ran);
  return (index) => candidates.has(index);
}

function isAnonymous(name: string): boolean {
  return /^[(<]?anonymous/i.test(name);
}
