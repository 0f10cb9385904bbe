import type { FaultRecord, RecordedFunction, RecordedTest } from '../ranking/fault-record.ts';
import type { CoverageUnit } from './coverage-unit.ts';
import { plainName } from './plain-name.ts';
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
  const tests: RecordedTest[] = [];
  const unmatched: string[] = [];
  for (const unit of merge(units)) {
    const matched = matching(results, unit.test);
    if (matched.length === 0) {
      unmatched.push(unit.test);
      continue;
    }
    const covered = unit.functions.flatMap(({ place, ran }) => {
      const index = functions.indexOf(place);
      return ran ? [index] : [];
    });
    tests.push(oneTest(matched, covered));
    for (const one of matched) left.delete(one);
  }
  for (const one of left) tests.push(oneTest([one], []));
  return { record: { functions: functions.list, tests }, unmatched, uncovered: left.size };
}

/** Files of one test are one unit: a test may have been several processes. */
function merge(units: readonly CoverageUnit[]): readonly CoverageUnit[] {
  const merged = new Map<string, CoverageUnit>();
  for (const unit of units) {
    const known = merged.get(unit.test);
    const functions = [...(known?.functions ?? []), ...unit.functions];
    merged.set(unit.test, { test: unit.test, functions });
  }
  return [...merged.values()];
}

function matching(results: readonly TestResult[], test: string): readonly TestResult[] {
  const wanted = plainName(test);
  const byTitle = results.filter(({ title }) => plainName(title) === wanted);
  if (byTitle.length > 0) return byTitle;
  const byName = results.filter(({ otherNames }) =>
    otherNames.some((one) => plainName(one) === wanted),
  );
  if (byName.length === 1) return byName;
  return results.filter(({ file }) => file !== null && isFile(file, test));
}

/** Whether the name is of this file, with or without its folders and endings. */
function isFile(file: string, test: string): boolean {
  const last = file.replace(/^.*[\\/]/, '');
  return [
    file,
    last,
    last.replace(/\.\w+$/, ''),
    last.replace(/(?:[._-](?:test|spec))?\.\w+$/, ''),
  ].some((one) => plainName(one) === plainName(test));
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
