import type { FailureCase } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import { describePlace, placeOf } from '../facts/place-of.ts';
import type { RankedFunction } from '../ranking/fault-ranking.ts';
import { localizeFaults } from '../ranking/localize-faults.ts';
import { localizeLines, type RankedLine } from '../ranking/localize-lines.ts';
import { joinRecord } from '../records/join-record.ts';
import type { Collection, Collector } from './collector.ts';
import { readTestFiles } from './read-test-files.ts';

/** As many as suspects are listed; of lines a screen full. */
const mostPlaces = 10;
const mostLines = 20;

/**
 * Functions ranked by which test files ran them, where the test command starts a node process for
 * each file of tests, as `node --test` does.
 */
export const coverage: Collector = {
  name: 'coverage',
  depths: ['deep'],
  collect: async (failure, signal) => {
    const { baseline } = failure;
    if (!baseline.ran) return nothing(baseline.reason);
    if (baseline.trial.exitCode === 0) return nothing('the test command passed');
    const units = await readTestFiles(failure);
    signal?.throwIfAborted();
    if (units.length === 0) return nothing('no process of the test command told of one test file');
    const { output } = baseline.trial;
    const results = units.map(({ test }) => ({
      title: test,
      otherNames: [],
      file: null,
      passed: ![':', '"', "'"].some((end) => output.includes(`${test}${end}`)),
      stack: output,
    }));
    const failed = results.filter(({ passed }) => !passed).length;
    if (failed === 0) return nothing('the output does not tell which file of tests failed');
    if (failed === units.length) return nothing('no other file of tests passed, to compare with');
    const { record } = joinRecord(units, results);
    const ran = localizeFaults(record).functions.filter(({ score }) => score !== null);
    const { lines } = localizeLines(record);
    const facts = [
      ...ran.slice(0, mostPlaces).map((one) => describe(failure, one)),
      ...lines.slice(0, mostLines).map((one) => describeLine(failure, one)),
    ];
    return { facts: await Promise.all(facts), missing: [] };
  },
};

function nothing(reason: string): Collection {
  return { facts: [], missing: [{ what: 'coverage', reason }] };
}

async function describe(failure: FailureCase, one: RankedFunction): Promise<Fact> {
  const { file, line, name, rank, sharedBy } = one;
  const place = await placeOf(failure, { file, line, column: null, function: name });
  const tie = sharedBy > 1 ? ` (tied, ${sharedBy})` : '';
  return {
    kind: 'covered_by_failing_test',
    place,
    position: rank,
    summary: `${describePlace(place, failure.short)} is number ${rank}${tie} of the functions that failing test files ran`,
    file: place.file,
    line,
    detail: null,
  };
}

async function describeLine(failure: FailureCase, one: RankedLine): Promise<Fact> {
  const { file, line, rank, sharedBy } = one;
  const place = await placeOf(failure, { file, line, column: null, function: null });
  const read = await failure.sources.read(place.file);
  const code = read.ok ? (read.source.text.split(/\r\n|\n|\r/)[line - 1]?.trim() ?? null) : null;
  const tie = sharedBy > 1 ? ` (tied, ${sharedBy})` : '';
  return {
    kind: 'line_of_failing_test',
    place,
    position: rank,
    sharedBy,
    summary: `${failure.short(place.file)}:${line} is number ${rank}${tie} of the lines that failing test files ran`,
    file: place.file,
    line,
    detail: code,
  };
}
