import { describe, expect, test } from '@jest/globals';
import { parsePlan } from '../../src/parse/parse-plan.ts';

function refusal(value: unknown): readonly (readonly [string, string | null])[] {
  const parsed = parsePlan(typeof value === 'string' ? value : JSON.stringify(value));
  return parsed.ok ? [] : parsed.errors.map(({ code, path }) => [code, path] as const);
}

function errorsOf(value: unknown) {
  const parsed = parsePlan(JSON.stringify(value));
  return parsed.ok ? [] : parsed.errors;
}

const task = { task_id: 'a' };

describe('a valid plan', () => {
  test('gets its defaults', () => {
    const parsed = parsePlan('{"tasks":[{"task_id":"a"}]}');
    expect(parsed).toStrictEqual({
      ok: true,
      warnings: [],
      value: {
        tasks: [
          {
            task_id: 'a',
            description: '',
            input_data: {},
            dependencies: [],
            context_requirements: [],
            priority: 0,
          },
        ],
        config: {},
        user_prompt: '',
        rag_queries: [],
        context_requirements: [],
      },
    });
  });

  test('may have every documented field', () => {
    const plan = {
      $schema: 'https://example.com/plan.json',
      tasks: [{ ...task, agent: 'coder', context_requirements: ['file:/a', 'prices', 'rag:a:b'] }],
      config: { max_workers: 'auto', timeout_seconds: 0.5, run_timeout_seconds: 9, trace_dir: 't' },
      user_prompt: 'do it',
      workspace_path: '/w',
      rag_queries: ['q'],
      correlation_id: 'any text: ✓',
      context_requirements: ['structure:src'],
    };
    expect(refusal(plan)).toStrictEqual([]);
  });

  test('is kept exactly, white space too', () => {
    const parsed = parsePlan(
      JSON.stringify({ tasks: [{ task_id: ' a ', description: '\u001b[1m' }] }),
    );
    expect(parsed).toMatchObject({
      value: { tasks: [{ task_id: ' a ', description: '\u001b[1m' }] },
    });
  });

  test('is warned of a dependency that is named twice', () => {
    const parsed = parsePlan(
      JSON.stringify({ tasks: [{ ...task, dependencies: ['b', 'c', 'b'] }] }),
    );
    expect(parsed).toMatchObject({
      ok: true,
      warnings: [{ code: 'REPEATED_DEPENDENCY', path: 'tasks[0].dependencies[2]' }],
    });
  });
});

describe('a plan without tasks', () => {
  test.each([
    ['no field at all', {}, 'EMPTY_PLAN'],
    ['an empty list', { tasks: [] }, 'EMPTY_PLAN'],
    ['a blank prompt', { tasks: [], user_prompt: ' ' }, 'EMPTY_PLAN'],
    ['a prompt', { user_prompt: 'build it' }, 'PLANNER_REQUIRED'],
    ['a prompt and an empty list', { user_prompt: 'build it', tasks: [] }, 'PLANNER_REQUIRED'],
    ['a prompt and other faults', { user_prompt: 'build it', foo: 1 }, 'PLANNER_REQUIRED'],
  ])('is refused for one reason: %s', (_, plan, code) => {
    expect(refusal(plan)).toStrictEqual([[code, 'tasks']]);
  });

  test('is told its other faults too, when it is merely empty', () => {
    expect(refusal({ tasks: [], config: { max_workers: 0 } })).toStrictEqual([
      ['EMPTY_PLAN', 'tasks'],
      ['INVALID_VALUE', 'config.max_workers'],
    ]);
  });

  test('is told of the misspelt field instead', () => {
    expect(refusal({ taks: [task], user_prompt: 'x' })).toStrictEqual([['UNKNOWN_FIELD', 'taks']]);
  });
});

describe('the gates come first', () => {
  test.each([
    ['', 'EMPTY_INPUT'],
    ['{"tasks":[', 'INVALID_JSON'],
    ['{"tasks":[],"tasks":[]}', 'DUPLICATE_KEY'],
    ['{"tasks":[{"task_id":"a","input_data":{"__proto__":{"x":1}}}]}', 'PROTOTYPE_KEY'],
    [`{"tasks":${'['.repeat(70)}`, 'TOO_DEEP'],
    [
      JSON.stringify({ tasks: [{ ...task, description: 'x'.repeat(1_048_577) }] }),
      'STRING_TOO_LONG',
    ],
    [`{"tasks":[${'1,'.repeat(1_000_000)}1]}`, 'TOO_MANY_NODES'],
    [JSON.stringify({ tasks: Array.from({ length: 100_001 }, () => task) }), 'TOO_MANY_TASKS'],
  ])('%.30j is refused with %s', (text, code) => {
    expect(refusal(text).map(([found]) => found)).toStrictEqual([code]);
  });

  test('the size limit can be set', () => {
    const text = '{"tasks":[{"task_id":"a"}]}';
    expect(parsePlan(text, { maxBytes: text.length }).ok).toBe(true);
    expect(parsePlan(text, { maxBytes: text.length - 1 })).toMatchObject({
      errors: [{ code: 'PLAN_TOO_LARGE' }],
    });
  });

  test('bytes that are no UTF-8 are refused', () => {
    expect(parsePlan(new Uint8Array([0x7b, 0xff]))).toMatchObject({
      errors: [{ code: 'INVALID_UTF8' }],
    });
  });
});

describe('every fault has a code and a path', () => {
  const bad = (fields: object) => ({ tasks: [{ ...task, ...fields }] });
  test.each([
    [[task], 'INVALID_TYPE', null],
    [{ tasks: task }, 'INVALID_TYPE', 'tasks'],
    [{ tasks: null }, 'INVALID_TYPE', 'tasks'],
    [{ tasks: ['a'] }, 'INVALID_TYPE', 'tasks[0]'],
    [{ tasks: [{}] }, 'MISSING_FIELD', 'tasks[0].task_id'],
    [bad({ task_id: '' }), 'INVALID_VALUE', 'tasks[0].task_id'],
    [bad({ task_id: 7 }), 'INVALID_TYPE', 'tasks[0].task_id'],
    [bad({ task_id: '__proto__' }), 'PROTOTYPE_KEY', 'tasks[0].task_id'],
    [bad({ task_id: 'a\u0000b' }), 'INVALID_VALUE', 'tasks[0].task_id'],
    [bad({ task_id: 'a\u202Eb' }), 'INVALID_VALUE', 'tasks[0].task_id'],
    [bad({ task_id: 'a\uD800' }), 'INVALID_VALUE', 'tasks[0].task_id'],
    [bad({ agent: null }), 'INVALID_TYPE', 'tasks[0].agent'],
    [bad({ dependencies: 'b' }), 'INVALID_TYPE', 'tasks[0].dependencies'],
    [bad({ dependencies: ['b', 3] }), 'INVALID_TYPE', 'tasks[0].dependencies[1]'],
    [bad({ input_data: [] }), 'INVALID_TYPE', 'tasks[0].input_data'],
    [bad({ priority: 'high' }), 'INVALID_TYPE', 'tasks[0].priority'],
    [bad({ timeout_seconds: 0 }), 'INVALID_VALUE', 'tasks[0].timeout_seconds'],
    [bad({ context_requirements: ['fil:a'] }), 'INVALID_VALUE', 'tasks[0].context_requirements[0]'],
    [bad({ context_requirements: ['rag:'] }), 'INVALID_VALUE', 'tasks[0].context_requirements[0]'],
    [bad({ 'odd field': 1 }), 'UNKNOWN_FIELD', 'tasks[0]["odd field"]'],
    [{ tasks: [task], config: { max_workers: 1.5 } }, 'INVALID_TYPE', 'config.max_workers'],
    [{ tasks: [task], config: { max_workers: 0 } }, 'INVALID_VALUE', 'config.max_workers'],
    [{ tasks: [task], config: { agents: [] } }, 'UNKNOWN_FIELD', 'config.agents'],
    [{ tasks: [task], correlation_id: '' }, 'INVALID_VALUE', 'correlation_id'],
    [{ tasks: [task], user_prompt: 1 }, 'INVALID_TYPE', 'user_prompt'],
  ])('%j', (plan, code, path) => {
    expect(refusal(plan)).toStrictEqual([[code, path]]);
  });

  test('and all of them come in one report', () => {
    const plan = {
      tasks: [
        { id: 'a', dependancies: ['b'] },
        { task_id: 1, agent: 2 },
      ],
      config: { timeout: 3 },
    };
    expect(refusal(plan)).toStrictEqual([
      ['UNKNOWN_FIELD', 'tasks[0].id'],
      ['UNKNOWN_FIELD', 'tasks[0].dependancies'],
      ['INVALID_TYPE', 'tasks[1].task_id'],
      ['INVALID_TYPE', 'tasks[1].agent'],
      ['UNKNOWN_FIELD', 'config.timeout'],
    ]);
  });

  test('at most 100, the last says how many more', () => {
    const errors = errorsOf({ tasks: Array.from({ length: 1_000 }, () => ({})) });
    expect(errors).toHaveLength(100);
    expect(errors.at(-1)).toMatchObject({
      code: 'MORE_ERRORS',
      message: '901 more errors are not shown',
    });
  });

  test('a hundred thousand unknown fields make no long report', () => {
    const fields = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, index) => [`f${index}`, 1]),
    );
    const errors = errorsOf({ tasks: [{ ...task, ...fields }] });
    expect(errors).toHaveLength(100);
    expect(errors.at(-1)?.message).toBe('99901 more errors are not shown');
  });
});

describe('hints', () => {
  test.each([
    [{ tasks: [{ ...task, dependancies: [] }] }, 'Did you mean "dependencies"?'],
    [{ tasks: [task], max_workers: 3 }, 'Move it to "config.max_workers".'],
    [{ tasks: [{ ...task, output_path: '/a' }] }, 'Move it to "tasks[0].input_data.output_path".'],
    [{ tasks: [{ ...task, priority: '3' }] }, 'Remove the quotes: 3'],
    [{ tasks: [{ ...task, agent: 3 }] }, 'Put it in quotes: "3"'],
    [{ tasks: [{ ...task, dependencies: 'b' }] }, 'Put it in a list, between "[" and "]".'],
    [
      { tasks: [{ ...task, deps: [], dependencies: [] }] },
      'Remove it: "dependencies" is given as well.',
    ],
    [{ tasks: [{ ...task, context_requirements: ['fil:a'] }] }, 'Did you mean "file:a"?'],
  ])('%j', (plan, hint) => {
    expect(errorsOf(plan)).toMatchObject([{ hint }]);
  });
});
