import { describe, expect, test } from '@jest/globals';
import { checkCondition } from '../../src/conditions/check-condition.ts';
import { parseCondition } from '../../src/conditions/parse-condition.ts';
import { contextOf } from '../support/references.ts';
import { errorOf, valueOf } from '../support/scopes.ts';

const at = 'tasks[3].when';
const listed = {
  type: 'object',
  properties: {
    ok: { type: 'boolean' },
    maybe: { type: ['boolean', 'null'] },
    count: { type: 'number' },
    files: { type: 'array', items: { type: 'string' } },
  },
  additionalProperties: false,
} as const;
const params = { env: 'prod', on: true, n: 3, deep: { flag: false } };
const context = contextOf({ list: listed, any: null }, { params, absentWhen: 'it was skipped' });

const check = (text: string) => checkCondition(valueOf(parseCondition(text, at)), context);

describe('checkCondition', () => {
  test.each([
    'params.env == "prod"',
    'params.on',
    'params.deep.flag || tasks.list.output.ok',
    'tasks.list.output.maybe',
    'tasks.list.output.count > params.n',
    'tasks.any.output.whatever && !tasks.any.output.more',
    'has(params.nope) && params.nope.x == 1',
    '"nope" in params && params.nope == 1',
    'has(params.deep.x) ? params.deep.x : params.on',
    'has(tasks.list.output.nope)',
    'params[tasks.any.output.key] == 1',
    'tasks.list.output.files.exists(f, f == params.env)',
  ])('takes %s', (text) => {
    expect(check(text)).toStrictEqual([]);
  });

  test.each([
    ['params.nope == "x"', 'REFERENCE_UNKNOWN_PARAM'],
    ['tasks.list.output.ok && params.nope', 'REFERENCE_UNKNOWN_PARAM'],
    ['has(params.nope.x)', 'REFERENCE_UNKNOWN_PARAM'],
    ['params["envv"] == "x"', 'REFERENCE_UNKNOWN_PARAM'],
    ['tasks.list.output.files.exists(f, f == params.nope)', 'REFERENCE_UNKNOWN_PARAM'],
    ['params.deep.nope', 'REFERENCE_UNKNOWN_PATH'],
    ['params.env', 'CONDITION_NOT_BOOLEAN'],
    ['!params.env', 'CONDITION_NOT_BOOLEAN'],
    ['params.n + 1', 'CONDITION_NOT_BOOLEAN'],
    ['tasks.list.output.count', 'CONDITION_NOT_BOOLEAN'],
    ['tasks.list.output', 'CONDITION_NOT_BOOLEAN'],
    ['params.on && (tasks.list.output.ok || tasks.list.output.files)', 'CONDITION_NOT_BOOLEAN'],
    ['params.on ? tasks.list.output.ok : tasks.list.output.count', 'CONDITION_NOT_BOOLEAN'],
    ['params.env > 3', 'CONDITION_FAILED'],
  ])('refuses %s: %s', (text, code) => {
    expect(check(text)).toMatchObject([{ code, path: at }]);
  });

  test.each(['tasks.list', 'tasks.list.status', 'params.on && !tasks.list.error'])(
    '%s is never true or false',
    (text) => {
      expect(errorOf(parseCondition(text, at)).code).toBe('CONDITION_NOT_BOOLEAN');
    },
  );

  test('speaks CEL', () => {
    const [error] = check('tasks.list.output.fils[0] == "x"');
    expect(error?.message).toContain('tasks.list.output.fils[0] leads nowhere');
    expect(`${error?.message} ${error?.hint}`).not.toContain('${');
  });
});
