import { isTestFile } from '../case/is-test-file.ts';
import { countRuns } from './count-runs.ts';
import { coverageSignals } from './coverage-signals.ts';
import type { FaultRecord } from './fault-record.ts';
import { measureSignals } from './measure-signals.ts';
import type { Signals } from './signal.ts';

/** Nothing but its coverage speaks for a line outside of functions. */
const ofNoFunction = { stack: 0, name: 0, file: 0, size: 0 } as const;

/**
 * The signals of each line that a failing test ran; null for others, and for test code. A line has
 * those of its function, with a coverage of its own. The line that threw gets no more than the
 * others of its function: on real bugs it was seldom the one to mend.
 */
export function measureLineSignals(record: FaultRecord): readonly (Signals | null)[] {
  const { lines = [], tests } = record;
  const functions = measureSignals(record);
  const counts = countRuns(tests, { size: lines.length, ranIn: (test) => test.lines ?? [] });
  const failures = tests.filter(({ passed }) => !passed).length;
  return lines.map(([file, , of], index) => {
    const count = counts[index];
    const around = of === null ? ofNoFunction : (functions[of] ?? null);
    if (!count || count.failing === 0 || around === null) return null;
    if (of === null && isTestFile(file)) return null;
    return { ...around, ...coverageSignals(count, failures) };
  });
}
