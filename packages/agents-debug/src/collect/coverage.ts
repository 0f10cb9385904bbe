import { isTestFile } from '../case/is-test-file.ts';
import type { FailureCase } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import { describePlace, placeOf } from '../facts/place-of.ts';
import type { RankedFunction } from '../ranking/fault-ranking.ts';
import { localizeFaults } from '../ranking/localize-faults.ts';
import type { CoverageUnit } from '../records/coverage-unit.ts';
import { joinRecord } from '../records/join-record.ts';
import { parseJson } from '../records/parse-json.ts';
import { readV8, v8Schema } from '../records/read-v8.ts';
import type { Collection, Collector } from './collector.ts';

/** As many as suspects are listed. */
const mostPlaces = 10;

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
    const units = await readUnits(failure);
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
    const { functions } = localizeFaults(joinRecord(units, results).record);
    const ran = functions.filter(({ score }) => score !== null).slice(0, mostPlaces);
    return { facts: await Promise.all(ran.map((one) => describe(failure, one))), missing: [] };
  },
};

function nothing(reason: string): Collection {
  return { facts: [], missing: [{ what: 'coverage', reason }] };
}

/** One unit a process that ran one test file, without the functions of tests and libraries. */
async function readUnits({ baseline, sources }: FailureCase): Promise<readonly CoverageUnit[]> {
  if (!baseline.ran) return [];
  const inside = `${baseline.project.root}/`;
  const isTest = (path: string): boolean => isTestFile(path.slice(inside.length));
  const readText = async (path: string): Promise<string> => {
    const read = await sources.read(path);
    if (!read.ok) throw new Error(read.reason);
    return read.source.text;
  };
  const units = await Promise.all(
    baseline.trial.coverage.map(async ({ name, text }) => {
      const parsed = v8Schema.safeParse(parseJson(text));
      if (!parsed.success) return [];
      const tests = parsed.data.result
        .map(({ url }) => decodeURIComponent(url.replace(/^file:\/\//, '')))
        .filter(
          (path) => path.startsWith(inside) && isTest(path) && !/\/node_modules\//.test(path),
        );
      const [only] = tests;
      if (only === undefined || tests.length > 1) return [];
      const [unit] = await readV8(parsed.data, { test: name, readText });
      const functions = (unit?.functions ?? []).filter(
        ({ place: [path] }) => path.startsWith(inside) && !isTest(path),
      );
      return [{ test: only.slice(inside.length), functions }];
    }),
  );
  return units.flat();
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
