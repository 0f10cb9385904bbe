import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gateJsonValue } from '../../src/gates/gate-json-value.ts';
import { jsonArbitrary } from '../support/plan-arbitrary.ts';

function nest(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

describe('gateJsonValue', () => {
  test('passes every JSON value', () => {
    fc.assert(fc.property(jsonArbitrary, (value) => gateJsonValue(value) === undefined));
  });

  test.each([
    ['64 levels', nest(64)],
    ['an absent field', { a: undefined }],
    ['an object without a prototype', Object.assign(Object.create(null) as object, { a: 1 })],
    ['a field named constructor', { constructor: 'x', prototype: 1 }],
  ])('passes %s', (_, value) => {
    expect(gateJsonValue(value)).toBeUndefined();
  });

  test.each([
    ['65 levels', nest(65), 'TOO_DEEP', undefined],
    ['100,000 levels', nest(100_000), 'TOO_DEEP', undefined],
    ['undefined', undefined, 'INVALID_TYPE', null],
    ['NaN', { a: [Number.NaN] }, 'INVALID_TYPE', 'a[0]'],
    ['Infinity', [Number.POSITIVE_INFINITY], 'INVALID_TYPE', '[0]'],
    ['a bigint', { a: 1n }, 'INVALID_TYPE', 'a'],
    ['a function', { a: () => 1 }, 'INVALID_TYPE', 'a'],
    ['a symbol', [Symbol('x')], 'INVALID_TYPE', '[0]'],
    ['a hole', [1, undefined], 'INVALID_TYPE', '[1]'],
    ['a Date', { 'odd key': new Date(0) }, 'INVALID_TYPE', '["odd key"]'],
    ['a Map', new Map(), 'INVALID_TYPE', null],
    ['an own __proto__', JSON.parse('{"a":{"__proto__":1}}'), 'PROTOTYPE_KEY', 'a.__proto__'],
    [
      'constructor.prototype',
      [{ constructor: { prototype: 1 } }],
      'PROTOTYPE_KEY',
      '[0].constructor.prototype',
    ],
    ['a long text', ['x'.repeat(1_048_577)], 'STRING_TOO_LONG', '[0]'],
  ])('refuses %s', (_, value, code, path) => {
    expect(gateJsonValue(value)).toMatchObject(path === undefined ? { code } : { code, path });
  });

  test('refuses a value that contains itself', () => {
    const value: Record<string, unknown> = {};
    value['self'] = value;
    expect(gateJsonValue(value)).toMatchObject({ code: 'TOO_DEEP' });
  });

  test('counts values, and begins paths where it is told to', () => {
    expect(gateJsonValue([1, 2], { maxNodes: 3 })).toBeUndefined();
    expect(gateJsonValue([1, 2, 3], { maxNodes: 3 })).toMatchObject({ code: 'TOO_MANY_NODES' });
    expect(gateJsonValue({ a: 1n }, { at: 'tasks[0].output' })?.path).toBe('tasks[0].output.a');
  });
});
