import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';
import * as z from 'zod';
import type { FaultRecord } from '../ranking/fault-record.ts';
import type { NamedText } from './coverage-unit.ts';
import { parseJson } from './parse-json.ts';

const shape = z.object({
  functions: z.array(z.tuple([z.string(), z.string(), z.int().min(0)])),
  lines: z.array(z.tuple([z.string(), z.int().min(1), z.int().min(0).nullable()])).optional(),
  tests: z.array(
    z.object({
      title: z.string(),
      passed: z.boolean(),
      covered: z.array(z.int().min(0)),
      lines: z.array(z.int().min(0)).optional(),
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
  const beyond = findBeyond(parsed.data);
  return beyond === null ? { ok: true, record: parsed.data } : refuse(name, beyond);
}

/** An index that names nothing; null where there is none. */
function findBeyond({ functions, lines = [], tests }: z.infer<typeof shape>): string | null {
  const isBeyond = (count: number) => (index: number | null) => index !== null && index >= count;
  const ofLine = lines.findIndex(([, , of]) => isBeyond(functions.length)(of));
  const covered = tests.findIndex((one) => one.covered.some(isBeyond(functions.length)));
  const ran = tests.findIndex((one) => one.lines?.some(isBeyond(lines.length)) ?? false);
  const wheres = [
    [ofLine, `lines[${ofLine}]`, `a function beyond the ${functions.length}`],
    [covered, `tests[${covered}].covered`, `a function beyond the ${functions.length}`],
    [ran, `tests[${ran}].lines`, `a line beyond the ${lines.length}`],
  ] as const;
  const found = wheres.find(([at]) => at >= 0);
  return found ? `${found[1]} names ${found[2]} of the record.` : null;
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
