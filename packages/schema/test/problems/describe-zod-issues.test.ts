import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { coderInputSchema } from '../../src/agent-io/coder-input.ts';
import { debugInputSchema } from '../../src/agent-io/debug-input.ts';
import { dispatchConfigSchema } from '../../src/documents/dispatch-config.ts';
import { runEventSchema } from '../../src/events/run-event.ts';
import { describeZodIssues } from '../../src/problems/describe-zod-issues.ts';

function describeErrors(schema: z.ZodType, value: unknown, at = '') {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : describeZodIssues(parsed.error, { at, value, schema });
}

const factsOf = (errors: ReturnType<typeof describeErrors>) =>
  errors.map(({ code, path }) => [code, path]);

describe('paths', () => {
  test('begin where the value stands', () => {
    const errors = describeErrors(coderInputSchema, { node_type: 5 }, 'tasks[3].input_data');
    expect(factsOf(errors)).toStrictEqual([
      ['INVALID_TYPE', 'tasks[3].input_data.node_type'],
      ['MISSING_FIELD', 'tasks[3].input_data.output_path'],
      ['MISSING_FIELD', 'tasks[3].input_data.contract_description'],
    ]);
  });

  test('are null for the whole of a document', () => {
    expect(factsOf(describeErrors(dispatchConfigSchema, []))).toStrictEqual([
      ['INVALID_TYPE', null],
    ]);
  });

  test('quote odd keys and cut long ones', () => {
    const schema = z.record(z.string(), z.number());
    const [odd, long] = describeErrors(schema, { 'a.b': 'x', ['k'.repeat(500)]: 'x' }, 'at');
    expect(odd?.path).toBe('at["a.b"]');
    expect(long?.path?.length).toBeLessThan(80);
  });
});

describe('messages', () => {
  const schema = z.strictObject({
    count: z.int().min(1).max(9).optional(),
    size: z.number().positive().optional(),
    level: z.enum(['low', 'high']).optional(),
    kind: z.literal('x').optional(),
    when: z.iso.datetime().optional(),
    names: z.array(z.string()).min(1).optional(),
    flag: z.boolean().optional(),
    either: z.union([z.int(), z.literal('auto')]).optional(),
    json: z.unknown().optional(),
  });
  test.each([
    [{ count: 0 }, 'count must be a whole number from 1 to 9; got number 0'],
    [{ count: 1.5 }, 'count must be a whole number from 1 to 9; got number 1.5'],
    [{ size: 0 }, 'size must be a number above 0; got number 0'],
    [{ level: 'hihg' }, 'level must be one of "low", "high"; got text "hihg"'],
    [{ kind: null }, 'kind must be "x"; got null'],
    [{ when: 'now' }, 'when must be a date and time, such as 2026-01-31T12:00:00Z; got text "now"'],
    [{ names: [] }, 'names must be a non-empty list of texts; got an empty list'],
    [{ flag: 'yes' }, 'flag must be true or false; got text "yes"'],
    [{ either: {} }, 'either must be a whole number or "auto"; got an empty object'],
  ])('%j', (value, message) => {
    expect(describeErrors(schema, value)).toMatchObject([{ message }]);
  });

  test.each([
    [{ level: 'hihg' }, 'Did you mean "high"?'],
    [{ flag: 'true' }, 'Remove the quotes: true'],
    [{ count: '4' }, 'Remove the quotes: 4'],
    [{ names: 'a' }, 'Put it in a list, between "[" and "]".'],
    [{ cuont: 1 }, 'Did you mean "count"?'],
  ])('%j has a hint', (value, hint) => {
    expect(describeErrors(schema, value)).toMatchObject([{ hint }]);
  });

  test('say what a check of the agent says', () => {
    const even = z.object({ n: z.number().refine((n) => n % 2 === 0, 'n is odd') });
    expect(describeErrors(even, { n: 3 })).toMatchObject([
      { code: 'INVALID_VALUE', message: 'n: n is odd' },
    ]);
  });

  test.each([
    { code: { sk_live: 1 } },
    { hypothesis: ['sk-live_51Hh7abcdhunter2'] },
    { analysis_depth: 'sk-live_51Hh7abcdhunter2' },
    { analysis_depth: 'ghp_16C7e42F292c6912E7710c838347Ae178B4ahunter2' },
    { affected_files: ['https://me:hunter2@example.com'] },
  ])('do not repeat a secret: %#', (value) => {
    const errors = describeErrors(debugInputSchema, value);
    expect(errors.length).toBeGreaterThan(0);
    expect(JSON.stringify(errors)).not.toContain('hunter2');
  });
});

describe('unions', () => {
  test('tell what was wrong inside the member that was meant', () => {
    const errors = describeErrors(dispatchConfigSchema, {
      agents: [{ form: 'x' }, 5, { from: './a.ts', isolation: 'threat' }],
    });
    expect(factsOf(errors)).toStrictEqual([
      ['UNKNOWN_FIELD', 'agents[0].form'],
      ['INVALID_TYPE', 'agents[1]'],
      ['INVALID_VALUE', 'agents[2].isolation'],
    ]);
  });

  test('tell which kinds there are', () => {
    expect(describeErrors(runEventSchema, { type: 'strted' })).toMatchObject([
      { code: 'INVALID_VALUE', path: 'type', hint: 'Did you mean "started"?' },
    ]);
  });
});

describe('JSON inside', () => {
  test('is refused where it cannot be JSON', () => {
    const value = { contract: 'name: x', output_path: '/a', additional_context: { a: [() => 1] } };
    expect(describeErrors(coderInputSchema, value, 'tasks[0].input_data')).toMatchObject([
      { code: 'INVALID_TYPE', path: 'tasks[0].input_data.additional_context.a[0]' },
    ]);
  });

  test('recursive schemas are no trouble', () => {
    interface Tree {
      readonly name: string;
      readonly children: readonly Tree[];
    }
    const tree: z.ZodType<Tree> = z.strictObject({
      name: z.string(),
      get children() {
        return z.array(tree);
      },
    });
    const value = { name: 'a', children: [{ name: 'b', children: [{ nmae: 'c', children: [] }] }] };
    expect(describeErrors(tree, value)).toMatchObject([
      { path: 'children[0].children[0].nmae', hint: 'Did you mean "name"?' },
    ]);
  });
});
