import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parseJsonDocument } from '../../src/parse/parse-json-document.ts';
import { readPlan } from '../../src/parse/read-plan.ts';
import { errorCatalogue, type SchemaErrorCode } from '../../src/problems/error-catalogue.ts';

/** What stands in the source in the same letters and is no code. */
const examples = new Set(['API_TOKEN', 'COMPUTE_GENERIC']);

const tasks = (...list: unknown[]) => JSON.stringify({ tasks: list });

/** For each code, an input that meets it. */
const inputs: Readonly<Record<SchemaErrorCode, string | Uint8Array>> = {
  EMPTY_INPUT: ' ',
  PLAN_TOO_LARGE: ' '.repeat(10 * 1_048_576 + 1),
  DOCUMENT_TOO_LARGE: '',
  INVALID_UTF8: new Uint8Array([0xff]),
  INVALID_JSON: '{',
  INVALID_YAML: 'a: [',
  ALIASES_TOO_LARGE: `a: &a ${'x'.repeat(1_000_000)}\nb: [${'*a,'.repeat(11)}]`,
  TOO_DEEP: '['.repeat(65),
  TOO_MANY_NODES: `[${'1,'.repeat(1_000_000)}1]`,
  STRING_TOO_LONG: tasks({ task_id: 'a', description: 'x'.repeat(1_048_577) }),
  DUPLICATE_KEY: '{"tasks":[],"tasks":[]}',
  PROTOTYPE_KEY: '{"__proto__":1}',
  UNKNOWN_FIELD: tasks({ task_id: 'a', x: 1 }),
  MISSING_FIELD: tasks({}),
  INVALID_TYPE: tasks(1),
  INVALID_VALUE: tasks({ task_id: '' }),
  TOO_MANY_TASKS: tasks(...Array.from({ length: 100_001 }, () => ({}))),
  EMPTY_PLAN: '{}',
  PLANNER_REQUIRED: '{"user_prompt":"x"}',
  RULE_WITHOUT_MAP: tasks({ task_id: 'a', max_parallel: 2 }),
  REPEATED_DEPENDENCY: tasks({ task_id: 'a', dependencies: ['b', 'b'] }),
  MORE_ERRORS: tasks(...Array.from({ length: 101 }, () => ({}))),
};

async function codesOf(code: string, input: string | Uint8Array): Promise<readonly string[]> {
  if (code === 'DOCUMENT_TOO_LARGE') {
    const parsed = parseJsonDocument('{}', { maxBytes: 1 });
    return parsed.ok ? [] : parsed.errors.map((error) => error.code);
  }
  const parsed = await readPlan(input);
  return (parsed.ok ? parsed.warnings : parsed.errors).map((error) => error.code);
}

describe('errorCatalogue', () => {
  test('has every code of the source, and no other', () => {
    const folder = fileURLToPath(new URL('../../src/', import.meta.url));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const source = files
      .filter((file) => file.endsWith('.ts') && !file.endsWith('error-catalogue.ts'))
      .map((file) => readFileSync(folder + file, 'utf8'))
      .join('\n');
    const found = [...source.matchAll(/'([A-Z][A-Z0-9]*_[A-Z0-9_]+)'/g)].map(
      ([, code]) => code ?? '',
    );
    const codes = new Set(found.filter((code) => !examples.has(code)));
    expect([...codes].toSorted()).toStrictEqual(Object.keys(errorCatalogue).toSorted());
  });

  test.each(Object.entries(inputs))('%s comes when it says so', async (code, input) => {
    expect(await codesOf(code, input)).toContain(code);
  });
});
