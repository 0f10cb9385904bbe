import type { RecordedTest, SolvedRecord } from '../src/ranking/fault-record.ts';

/**
 * The record as if coverage told only files of tests apart: tests whose titles share their first
 * two words, the suites that Express has a file for, are one.
 */
export function groupBySuite(record: SolvedRecord): SolvedRecord {
  const suites = new Map<string, RecordedTest[]>();
  for (const test of record.tests) {
    const suite = test.title.split(/\s+/).slice(0, 2).join(' ');
    suites.set(suite, [...(suites.get(suite) ?? []), test]);
  }
  return { ...record, tests: [...suites.values()].map(mergeTests) };
}

function mergeTests(tests: readonly RecordedTest[]): RecordedTest {
  const failed = tests.filter(({ passed }) => !passed);
  const told = failed.length > 0 ? failed : tests;
  return {
    title: told.map(({ title }) => title).join('\n'),
    passed: failed.length === 0,
    covered: [...new Set(tests.flatMap(({ covered }) => covered))],
    stack: failed.map(({ stack }) => stack ?? '').join('\n\n'),
  };
}
