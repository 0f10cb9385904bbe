import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';
import type { CoverageUnit, NamedText } from './coverage-unit.ts';
import { coveragePySchema, readCoveragePy } from './read-coverage-py.ts';
import { istanbulSchema, readIstanbul } from './read-istanbul.ts';
import { readLcov } from './read-lcov.ts';
import { parseJson } from './parse-json.ts';
import { readV8, v8Schema } from './read-v8.ts';

export type ReadCoverage =
  | { readonly ok: true; readonly units: readonly CoverageUnit[] }
  | { readonly ok: false; readonly error: ErrorDetail };

/** Reads one file of coverage, told by what is in it: LCOV, Istanbul, V8 or coverage.py. */
export async function readCoverage(
  file: NamedText,
  readText: (path: string) => Promise<string>,
): Promise<ReadCoverage> {
  if (/^(?:TN:|SF:)/m.test(file.text)) return { ok: true, units: readLcov(file) };
  const json = parseJson(file.text);
  const test = testOf(file.name);
  const v8 = v8Schema.safeParse(json);
  if (v8.success) return { ok: true, units: await readV8(v8.data, { test, readText }) };
  const python = coveragePySchema.safeParse(json);
  if (python.success) return { ok: true, units: readCoveragePy(python.data) };
  const istanbul = istanbulSchema.safeParse(json);
  if (istanbul.success) return { ok: true, units: readIstanbul(istanbul.data, test) };
  return {
    ok: false,
    error: errorDetail({
      code: 'UNKNOWN_COVERAGE',
      message: `${file.name} is no coverage that is read here. Expected LCOV, or JSON of Istanbul, V8 or coverage.py; it begins with ${JSON.stringify(file.text.slice(0, 60))}.`,
      hint: 'Give one Istanbul or V8 file a test, LCOV with a TN: line a test, or "coverage json --show-contexts".',
    }),
  };
}

/** The name of a file of coverage without its folders and endings: the test it is of. */
function testOf(name: string): string {
  return name.replace(/^.*[\\/]/, '').replace(/(?:\.coverage|\.cov)?\.json$/i, '');
}
