import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';
import * as z from 'zod';
import type { FaultRecord } from '../ranking/fault-record.ts';
import type { NamedText } from './coverage-unit.ts';
import { parseJson } from './parse-json.ts';

const shape = z.object({
  functions: z.array(z.tuple([z.string(), z.string(), z.int().min(0)])),
  tests: z.array(
    z.object({
      title: z.string(),
      passed: z.boolean(),
      covered: z.array(z.int().min(0)),
      stack: z.string().nullish(),
    }),
  ),
});

export type ParsedRecord =
  | { readonly ok: true; readonly record: FaultRecord }
  | { readonly ok: false; readonly error: ErrorDetail };

/** Reads the record form; null where the text is meant as something else. */
export function parseFaultRecord({ name, text }: NamedText): ParsedRecord | null {
  const json = parseJson(text);
  if (json === undefined && isRecord(parseJson(text.split('\n', 1)[0] ?? ''))) {
    return refuse(name, 'it has several, one a line. Give one of them.');
  }
  if (!isRecord(json)) return null;
  const parsed = shape.safeParse(json);
  if (!parsed.success)
    return refuse(name, z.prettifyError(parsed.error).split('\n').slice(0, 4).join(' '));
  const { functions, tests } = parsed.data;
  const wrong = tests.findIndex(({ covered }) =>
    covered.some((index) => index >= functions.length),
  );
  if (wrong >= 0) {
    return refuse(
      name,
      `tests[${wrong}].covered names a function beyond the ${functions.length} of the record.`,
    );
  }
  return { ok: true, record: parsed.data };
}

function isRecord(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'functions' in json && 'tests' in json;
}

function refuse(name: string, what: string): ParsedRecord {
  return {
    ok: false,
    error: errorDetail({
      code: 'BAD_RECORD',
      message: `${name} is no record of a test run: ${what}`,
      hint: 'Expected { "functions": [[file, name, line]], "tests": [{ "title", "passed", "covered": [index], "stack" }] }.',
    }),
  };
}
