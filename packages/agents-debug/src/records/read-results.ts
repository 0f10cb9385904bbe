import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';
import type { NamedText } from './coverage-unit.ts';
import { parseJson } from './parse-json.ts';
import { jestSchema, readJest } from './read-jest.ts';
import { readJunit } from './read-junit.ts';
import type { TestResult } from './test-result.ts';

export type ReadResults =
  | { readonly ok: true; readonly results: readonly TestResult[] }
  | { readonly ok: false; readonly error: ErrorDetail };

/** Reads how tests ended: JUnit XML, or JSON of jest or vitest. */
export function readResults({ name, text }: NamedText): ReadResults {
  if (/<testsuites?\b/.test(text)) return { ok: true, results: readJunit(text) };
  const jest = jestSchema.safeParse(parseJson(text));
  if (jest.success) return { ok: true, results: readJest(jest.data) };
  return {
    ok: false,
    error: errorDetail({
      code: 'UNKNOWN_RESULTS',
      message: `${name} is no report of tests that is read here. Expected JUnit XML, or JSON of "jest --json"; it begins with ${JSON.stringify(text.slice(0, 60))}.`,
      hint: 'Most test runners write JUnit XML; jest and vitest write JSON with --json or --reporter=json.',
    }),
  };
}
