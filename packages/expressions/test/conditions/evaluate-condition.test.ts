import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { errorDetail } from '@parallel-dispatcher/schema';
import { decide } from '../support/decide.ts';
import { errorOf, scopeOf, valueOf } from '../support/scopes.ts';

const output = {
  count: 3,
  half: 2.5,
  zero: 0,
  big: 9_007_199_254_740_991,
  huge: 1e300,
  list: [1, 2, 3],
  mixed: [1, 'b', null, 2.5, ['n'], { k: 1 }],
  empty: [],
  o: { x: 1, constructor: 2, __proto__x: 3 },
  text: 'abc',
  none: null,
  ok: true,
  items: [
    { ok: true, n: 1 },
    { ok: false, n: 2 },
  ],
};
const scope = scopeOf(
  { a: output, 'build-api': { ok: true } },
  {
    params: { lang: 'ts', limit: 3 },
    ended: {
      skipped: { outcome: 'skipped' },
      failed: {
        outcome: 'failed',
        error: errorDetail({ code: 'QUOTA', message: 'none left' }),
      },
    },
  },
);
const fail = (text: string) => errorOf(decide(text, scope));

describe('evaluateCondition', () => {
  test.each([
    'tasks.a.output.count == 3',
    'tasks.a.output.count == 3.0',
    '3 == tasks.a.output.count',
    'tasks.a.output.count > 2',
    'tasks.a.output.count >= 3.0',
    'tasks.a.output.count < 3.5',
    'tasks.a.output.half > 2',
    'tasks.a.output.half == 2.5',
    'tasks.a.output.half != 2',
    '2 < tasks.a.output.half',
    'tasks.a.output.zero == 0',
    '-tasks.a.output.count == -3',
    'tasks.a.output.count + 1 == 4',
    'tasks.a.output.count * 0.5 == 1.5',
    'tasks.a.output.half * 2 == 5',
    'tasks.a.output.half + tasks.a.output.count == 5.5',
    'tasks.a.output.count % 2 == 1',
    'tasks.a.output.half % 2 == 0.5',
    'tasks.a.output.count / 2 == 1',
    'tasks.a.output.count / 2.0 == 1.5',
    'tasks.a.output.big > 9007199254740990',
    'tasks.a.output.huge > tasks.a.output.big',
    'tasks.a.output.count <= params.limit',
    'tasks.a.output.count == params.limit',
    '3 in tasks.a.output.list',
    '3.0 in tasks.a.output.list',
    '!(4 in tasks.a.output.list)',
    'tasks.a.output.count in [1, 2, 3]',
    'tasks.a.output.half in [1, 2.5]',
    '!(tasks.a.output.half in [1, 2])',
    'tasks.a.output.list == [1, 2, 3]',
    'tasks.a.output.list == [1.0, 2.0, 3.0]',
    'tasks.a.output.list != [1, 2]',
    '"b" in tasks.a.output.mixed',
    '2.5 in tasks.a.output.mixed',
    'null in tasks.a.output.mixed',

    '["n"] in tasks.a.output.mixed',
    '!("c" in tasks.a.output.mixed)',
    '!(1 in tasks.a.output.empty)',

    'size(tasks.a.output.list) == tasks.a.output.count',
    'tasks.a.output.list.size() > 2.5',
    'tasks.a.output.list[tasks.a.output.count - 1] == 3',
    'tasks.a.output.mixed[5].k == 1',
    'type(tasks.a.output.count) == int',
    'type(tasks.a.output.half) == double',
    'string(tasks.a.output.count) == "3"',
    'int("3") == tasks.a.output.count',
    'tasks.a.output.count != "3"',
    'tasks.a.output.text != 3',
    'tasks.a.output.none == null',
  ])('has JSON numbers and lists behave: %s', (text) => {
    expect(decide(text, scope)).toStrictEqual({ ok: true, value: true });
  });

  test.each([
    'tasks["build-api"].output.ok',
    'tasks.a.output["ok"]',
    'params.lang == "ts"',
    'tasks.skipped.outcome == "skipped" && tasks.skipped.status == "success"',
    'tasks.skipped.output == null',
    'tasks.skipped.error == null',
    'tasks.a.error == null',
    'tasks.failed.status == "error" && tasks.failed.error.code == "QUOTA"',
    'tasks.failed.error.message.contains("left")',
    'has(tasks.a.output.o)',
    '!has(tasks.a.output.p)',
    '!has(tasks.a.output.o.y)',
    'tasks.a.output.o.constructor == 2',
    '"x" in tasks.a.output.o',
    'tasks.a.output.o.exists(k, k == "x")',
    '{"k": 1} in tasks.a.output.mixed',

    'tasks.a.output.items.exists(i, i.n == 2)',
    '!tasks.a.output.items.all(i, i.ok)',
    'tasks.a.output.items.exists_one(i, i.ok)',
    'tasks.a.output.items.filter(i, i.ok).size() == 1',

    'tasks.a.output.items.map(i, i.n) == [1, 2]',
    'tasks.a.output.text.startsWith("a")',
    'tasks.a.output.text.upperAscii() == "ABC"',
    'tasks.a.output.missing == 1 || true',
    'tasks.a.output.ok ? params.lang == "ts" : false',
    'tasks.a.output.text + "d" == "abcd"',
  ])('holds: %s', (text) => {
    expect(decide(text, scope)).toStrictEqual({ ok: true, value: true });
  });

  test('sees item and index in a map', () => {
    const child = { ...scope, item: { n: 4 }, index: 1 };
    expect(valueOf(decide('item.n > 3 && index == 1 && index < 2.5', child))).toBe(true);
    expect(valueOf(decide('item == null', { ...scope, item: null, index: 0 }))).toBe(true);
  });

  test.each([
    ['tasks.a.output.missing == 1', '"count", "half"', 'has()'],
    ['tasks.a.output.o.z == 1', 'tasks["a"].output["o"] is an object with', 'has()'],
    ['tasks.a.output.lst == 1', 'is an object with', '"list"'],
    ['tasks.a.output.list[9] == 1', 'is a list of 3', 'has()'],
    ['tasks.skipped.output.x == 1', 'ended as skipped', 'succeeded'],
    ['tasks.a.error.code == "X"', 'tasks["a"].error is null', '!= null'],
    ['tasks.unknown.output.x == 1', 'has not ended', 'has()'],
    ['tasks.a.output.items.all(i, i.zz)', 'there is no zz', 'has('],
    ['tasks.a.output.text < 3', 'string < int', 'string()'],
    ['tasks.a.output.count / 0 == 1', 'division by zero', 'correct'],
    ['tasks.a.output.count && true', 'bool', 'correct'],
    ['params.x == 1', 'params is an object with "lang", "limit"', 'has()'],
    ['tasks.a.output.constructor == 1', 'an object with', 'has()'],
    ['tasks.a.output.__proto__ == 1', 'an object with', 'has()'],
    ['tasks.a.output.text.constructor == 1', 'is a string', 'has()'],
    ['tasks.a.output.list.length == 3', 'is a list of 3', 'index'],
    ['tasks.constructor.output == 1', 'has not ended', 'has()'],
    ['params["__proto__"] == 1', 'params is an object', 'has()'],
  ])('says what there was: %s', (text, there, hint) => {
    const error = fail(text);
    expect(error).toMatchObject({ code: 'CONDITION_FAILED', path: 'tasks[3].when' });
    expect(error.message).toContain(there);
    expect(error.hint).toContain(hint);
  });

  test('refuses an answer that is not true or false', () => {
    expect(fail('tasks.a.output.count').message).toContain('it is a number');
    expect(fail('tasks.a.output.none').message).toContain('it is null');
    expect(fail('tasks.a.output.list').message).toContain('it is a list');
    expect(fail('tasks.a.output.count').code).toBe('CONDITION_NOT_BOOLEAN');
  });

  test.each([
    'params.l.all(x, params.l.all(y, params.l.all(z, x + y + z >= 0)))',
    'params.l.exists(x, params.l.exists(y, params.l.exists(z, x + y + z < 0))) || true',
    '[params.l].map(a, [a, a, a, a, a, a]).map(b, [b, b, b, b, b, b]).map(c, [c, c, c, c]).all(d, d == d && d in [d, d])',
    '[params.t].map(a, a+a+a+a+a+a+a+a).map(a, a+a+a+a+a+a+a+a).map(a, a+a+a+a+a+a+a+a).map(a, a+a+a+a+a+a+a+a).map(a, a+a+a+a+a+a+a+a).all(a, a == a)',
    'params.l.all(x, params.m.exists(k, true))',
    'params.l.all(x, params.l == params.k)',
    'params.l.all(x, size(params.t) > 0 && !params.t.contains("y") && params.l.all(z, !params.t.contains("y")))',
  ])('ends what takes too many steps: %s', (text) => {
    const numbers = Array.from({ length: 3_000 }, (_, n) => n);
    const params = {
      l: numbers,
      k: [...numbers],
      m: Object.fromEntries(numbers.map((n) => [`k${n}`, n])),
      t: 'x'.repeat(60_000),
    };
    expect(errorOf(decide(text, scopeOf({}, { params })))).toMatchObject({
      code: 'CONDITION_TOO_COSTLY',
      path: 'tasks[3].when',
    });
  });

  test('goes through long lists that a person would look at', () => {
    const numbers = Array.from({ length: 10_000 }, (_, n) => ({ n, ok: true }));
    const text = 'params.l.all(x, x.ok && x.n >= 0) && params.l.filter(x, x.n > 10).size() > 5';
    expect(valueOf(decide(text, scopeOf({}, { params: { l: numbers } })))).toBe(true);
  });

  test('compares numbers as JSON does', () => {
    const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    const operators = {
      '<': (a: number, b: number) => a < b,
      '<=': (a: number, b: number) => a <= b,
      '>': (a: number, b: number) => a > b,
      '>=': (a: number, b: number) => a >= b,
      '==': (a: number, b: number) => a === b,
      '!=': (a: number, b: number) => a !== b,
    } as const;
    const names = Object.keys(operators) as (keyof typeof operators)[];
    fc.assert(
      fc.property(number, number, fc.constantFrom(...names), (a, b, operator) => {
        const both = scopeOf({ a, b });
        const expected = operators[operator](a, b);
        expect(valueOf(decide(`tasks.a.output ${operator} tasks.b.output`, both))).toBe(expected);
        expect(valueOf(decide(`tasks.a.output in [tasks.b.output]`, both))).toBe(a === b);
        if (!Number.isInteger(b) || Math.abs(b) > Number.MAX_SAFE_INTEGER) return;
        expect(valueOf(decide(`tasks.a.output ${operator} ${b}`, both))).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});
