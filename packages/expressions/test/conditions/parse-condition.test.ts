import { describe, expect, test } from '@jest/globals';
import { parseCondition } from '../../src/conditions/parse-condition.ts';
import { errorOf, valueOf } from '../support/scopes.ts';

const at = 'tasks[3].when';
const parse = (text: string, inMap = false) => valueOf(parseCondition(text, at, { inMap }));
const fail = (text: string, inMap = false) => errorOf(parseCondition(text, at, { inMap }));

describe('parseCondition', () => {
  test('tells which tasks it mentions, each once', () => {
    const text =
      'tasks.a.output.ok && (tasks["build-api"].status == "success" || has(tasks.c.output.x)) ' +
      '|| params.list.exists(p, p == tasks.d.outcome) || tasks.a.error == null';
    expect(parse(text).tasks).toStrictEqual(['a', 'build-api', 'c', 'd']);
    expect(parse('params.x').tasks).toStrictEqual([]);
  });

  test('tells what it reads of outputs', () => {
    const text =
      'tasks.a.output.list[0]["odd key"] == 1 && tasks.b.output[tasks.c.output.i] == 2 && ' +
      'has(tasks.d.output.x.y) && tasks.e.status == "error"';
    const { references } = parse(text);
    expect(references.map((each) => [each.kind === 'task' && each.task, each.path])).toStrictEqual([
      ['a', ['list', 0, 'odd key']],
      ['b', []],
      ['c', ['i']],
      ['d', ['x']],
    ]);
    expect(references[0]).toMatchObject({ kind: 'task', where: at, fallback: null });
  });

  test('finds tasks inside everything that CEL has', () => {
    const text =
      '[tasks.a.output].all(x, {"k": tasks.b.output}.k == x) ? -tasks.c.output < 0 : !tasks.d.output || size(tasks.e.output) > 1';
    expect(parse(text).tasks).toStrictEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test.each([
    ['tasks.a.output ==', 18, 'the end'],
    ['tasks.a.output = 3', 16, '=='],
    ['tasks.a.output & true', 16, '&&'],
    ['tasks.build-api.output.ok', 13, 'tasks["build-api"]'],
    ['tasks.a.outptu.x', 9, '.output'],
    ['tasks.a.error.kode == "x"', 15, '.code'],
    ['tasks[params.id].output', 1, 'tasks["build-api"]'],
    ['tasks[0].output', 1, 'tasks["build-api"]'],
    ['size(tasks) > 1', 6, 'Name each task'],
    ['"a" in tasks', 8, 'Name each task'],
    ['tasks.all(t, true)', 1, 'Name each task'],
    ['true && parms.x', 9, 'Did you mean params?'],
    ['item == 1', 1, '"map" only'],
    ['${tasks.a.output}', 1, 'as it is'],
    ['params.l.exists(tasks, true)', 17, 'another name'],
    ['params.l.exists(int, true)', 17, 'another name'],
    ['params.x + 1 + "a" == 1', 1, 'string()'],
    ['1 + "a" == "1a"', 1, 'string()'],
    ['true) || (false', 5, 'CEL condition'],
    ['', 1, 'CEL condition'],
    ['\ntrue &&\n  %', 3, 'CEL condition'],
    ['params.x.exists(y, y.z', 23, 'CEL condition'],
    ['"unterminated', 1, 'CEL condition'],
  ])('refuses %j at column %i', (text, column, hint) => {
    const error = fail(text);
    expect(error).toMatchObject({ code: 'CONDITION_INVALID', path: at });
    expect(`${error.message} ${error.hint}`).toContain(`, column ${column}:`);
    expect(`${error.message} ${error.hint}`).toContain(hint);
  });

  test('points at the place with a caret, also on a later line', () => {
    const error = fail('true &&\n  tasks.a.outptu.x');
    expect(error.message).toContain('line 2, column 11');
    const [, line = '', caret = ''] = error.message.split('\n');
    expect(line.slice(caret.indexOf('^'))).toBe('outptu.x');
  });

  test.each([
    'params.x.matches("(a+)+$")',
    'timestamp("2024-01-01T00:00:00Z") == params.t',
    'now() == 1',

    'duration("1s") == duration("1s")',
    'params.x.join(",") == ""',
    'bytes("a").json() == {}',
    'metered(true)',
    'cel.bind(x, true, true)',
    'params.x.getHours() == 1',
    'eval("1") == 1',
    'params.x.constructor("x") == 1',
    'google.protobuf.Timestamp == type(1)',
    'uint(1) == 1u',
  ])('refuses %s, which takes for ever, looks at the clock or is not there', (text) => {
    const checked = parseCondition(text, at);
    expect(checked.ok ? [] : checked.errors.map(({ code }) => code)).toContain('CONDITION_INVALID');
  });

  test('refuses what is never true or false', () => {
    expect(fail('size(params.list)')).toMatchObject({ code: 'CONDITION_NOT_BOOLEAN', path: at });
    expect(fail('1').code).toBe('CONDITION_NOT_BOOLEAN');
    expect(fail('"true"').code).toBe('CONDITION_NOT_BOOLEAN');
  });

  test('has limits', () => {
    expect(fail(`params.x == "${'x'.repeat(4_096)}"`).message).toContain('at most 4096');
    expect(fail(`${'('.repeat(500)}true${')'.repeat(500)}`).hint).toContain('shorter');
    expect(fail(`${'!'.repeat(4_000)}true`).hint).toContain('shorter');
    expect(fail(Array.from({ length: 600 }, () => '1').join('+')).hint).toContain('shorter');
    expect(fail(`1 in [${Array.from({ length: 400 }, () => '1').join(',')}]`).hint).toContain(
      'shorter',
    );
    expect(fail(`params${'.x'.repeat(500)}`).hint).toContain('shorter');
  });

  test('knows item and index in a map', () => {
    expect(parse('item.size > 3 && index < 2', true).tasks).toStrictEqual([]);
    expect(fail('item.x + index + "a" == 1', true).code).toBe('CONDITION_INVALID');
  });

  test('ends with a comment, spans lines', () => {
    expect(parse('true // as ever').tasks).toStrictEqual([]);
    expect(parse('tasks.a.output.ok // a\n  && // b\n tasks.b.output.ok').tasks).toHaveLength(2);
  });
});
