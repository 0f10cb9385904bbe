import type { FaultRecord, RecordedFunction, RecordedTest } from '../ranking/fault-record.ts';
import type { CoverageUnit } from './coverage-unit.ts';
import { findTests } from './find-tests.ts';
import { LineTable } from './line-table.ts';
import type { TestResult } from './test-result.ts';

export interface JoinedRecord {
  readonly record: FaultRecord;
  /** Names of coverage that fit no result, or more than one. */
  readonly unmatched: readonly string[];
  /** Tests that have a result and no coverage. */
  readonly uncovered: number;
}

/**
 * Brings coverage and results together by the names of tests, else of their files; letters and
 * digits count, nothing else. Tests of one file that share its coverage count as one test.
 */
export function joinRecord(
  units: readonly CoverageUnit[],
  results: readonly TestResult[],
): JoinedRecord {
  const functions = new FunctionTable();
  const left = new Set(results);
  const joined: Joined[] = [];
  const unmatched: string[] = [];
  for (const unit of merge(units)) {
    const matched = findTests(results, unit.test);
    if (matched.length === 0) {
      unmatched.push(unit.test);
      continue;
    }
    const covered = unit.functions.flatMap(({ place, ran }) => {
      const index = functions.indexOf(place);
      return ran ? [index] : [];
    });
    joined.push({ unit, test: oneTest(matched, covered) });
    for (const one of matched) left.delete(one);
  }
  const lines = new LineTable((place) => functions.indexOf(place));
  for (const { unit, test } of joined) if (!test.passed) lines.add(unit.ranLines());
  const rest = [...left].map((one) => oneTest([one], []));
  const about = { unmatched, uncovered: left.size };
  if (lines.list.length === 0) {
    const tests = [...joined.map(({ test }) => test), ...rest];
    return { record: { functions: functions.list, tests }, ...about };
  }
  const withLines = joined.map(({ unit, test }) => ({
    ...test,
    lines: lines.indicesOf(unit.ranLines()),
  }));
  const tests = [...withLines, ...rest];
  return { record: { functions: functions.list, lines: lines.list, tests }, ...about };
}

interface Joined {
  readonly unit: CoverageUnit;
  readonly test: RecordedTest;
}

/** Files of one test are one unit: a test may have been several processes. */
function merge(units: readonly CoverageUnit[]): readonly CoverageUnit[] {
  const merged = new Map<string, CoverageUnit>();
  for (const unit of units) {
    const known = merged.get(unit.test);
    merged.set(unit.test, {
      test: unit.test,
      functions: [...(known?.functions ?? []), ...unit.functions],
      ranLines: () => [...(known?.ranLines() ?? []), ...unit.ranLines()],
    });
  }
  return [...merged.values()];
}

function oneTest(results: readonly TestResult[], covered: readonly number[]): RecordedTest {
  const failed = results.filter(({ passed }) => !passed);
  const told = failed.length > 0 ? failed : results;
  const stacks = failed.flatMap(({ stack }) => stack ?? []);
  return {
    title: told.map(({ title }) => title).join('\n'),
    passed: failed.length === 0,
    covered: [...new Set(covered)],
    stack: stacks.length === 0 ? null : stacks.join('\n\n'),
  };
}

class FunctionTable {
  readonly list: RecordedFunction[] = [];
  readonly #indices = new Map<string, number>();

  indexOf(place: RecordedFunction): number {
    const id = place.join('\n');
    const known = this.#indices.get(id);
    if (known !== undefined) return known;
    this.#indices.set(id, this.list.length);
    return this.list.push(place) - 1;
  }
}
