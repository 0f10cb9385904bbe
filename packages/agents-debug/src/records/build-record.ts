import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';
import type { CoverageUnit, NamedText } from './coverage-unit.ts';
import { joinRecord, type JoinedRecord } from './join-record.ts';
import { parseFaultRecord } from './parse-fault-record.ts';
import { readCoverage } from './read-coverage.ts';
import { readResults } from './read-results.ts';

export interface RecordSources {
  /** A record alone, or files of coverage. */
  readonly coverage: readonly NamedText[];
  /** Reports of tests; none with a record. */
  readonly results: readonly NamedText[];
  /** UTF-8 text of a source that V8 coverage is of; rejects where it cannot be read. */
  readonly readText: (path: string) => Promise<string>;
}

export type BuiltRecord =
  | ({ readonly ok: true } & JoinedRecord)
  | { readonly ok: false; readonly errors: readonly ErrorDetail[] };

/** Makes the record that `localizeFaults` takes out of what test runners and coverage tools write. */
export async function buildRecord({
  coverage,
  results,
  readText,
}: RecordSources): Promise<BuiltRecord> {
  const [only] = coverage;
  const record = coverage.length === 1 && only ? parseFaultRecord(only) : null;
  if (record?.ok === false) return { ok: false, errors: [record.error] };
  if (record) return { ok: true, record: record.record, unmatched: [], uncovered: 0 };
  const errors: ErrorDetail[] = [];
  const units: CoverageUnit[] = [];
  for (const file of coverage) {
    const read = await readCoverage(file, readText);
    if (read.ok) units.push(...read.units);
    else errors.push(read.error);
  }
  const read = results.map(readResults);
  const ended = read.flatMap((one) => (one.ok ? one.results : []));
  errors.push(...read.flatMap((one) => (one.ok ? [] : [one.error])));
  if (errors.length > 0) return { ok: false, errors };
  const joined = joinRecord(units, ended);
  if (
    joined.unmatched.length === 0 ||
    joined.unmatched.length < new Set(units.map(({ test }) => test)).size
  ) {
    return { ok: true, ...joined };
  }
  return {
    ok: false,
    errors: [
      noMatch(
        units,
        ended.map(({ title }) => title),
      ),
    ],
  };
}

function noMatch(units: readonly CoverageUnit[], titles: readonly string[]): ErrorDetail {
  const named = units.slice(0, 3).map(({ test }) => JSON.stringify(test));
  const seen = titles.slice(0, 3).map((title) => JSON.stringify(title));
  return errorDetail({
    code: 'NO_TEST_MATCHES',
    message: `None of the names of coverage is a test of the results. Coverage is of ${named.join(', ') || 'no test'}; the results have ${seen.join(', ') || 'no test'}.`,
    hint: 'Name each Istanbul or V8 file after its test or file of tests, as in "cart-adds-an-item.json" or "cart.test.json"; set TN: in LCOV.',
  });
}
