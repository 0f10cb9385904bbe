import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toJsonValue } from '../src/to-json-value.ts';

const selfish: Record<string, unknown> = {};
selfish['me'] = [selfish];

function nest(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

describe('toJsonValue', () => {
  test('copies JSON as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const converted = toJsonValue(value);
        expect(converted.ok).toBe(true);
        expect(JSON.stringify(converted.ok ? converted.value : null)).toBe(JSON.stringify(value));
      }),
      { numRuns: 500 },
    );
  });

  test('leaves out fields that are undefined, as JSON does', () => {
    expect(toJsonValue({ a: 1, b: undefined })).toStrictEqual({ ok: true, value: { a: 1 } });
  });

  test('keeps a key named __proto__ as a field', () => {
    const converted = toJsonValue(JSON.parse('{"__proto__": {"polluted": true}}'));
    expect(converted.ok && Object.keys(converted.value as object)).toStrictEqual(['__proto__']);
  });

  test.each([
    ['nothing', undefined, 'output', 'undefined'],
    ['a function', { a: { run: () => 1 } }, 'output.a.run', 'a function'],
    ['a BigInt', [1n], 'output[0]', 'a BigInt'],
    ['NaN', { score: Number.NaN }, 'output.score', 'NaN'],
    ['a Map', { 'odd key': new Map() }, 'output["odd key"]', 'an instance of Map'],
    ['a Date', { at: new Date(0) }, 'output.at', 'an instance of Date'],
    ['bytes', new Uint8Array(1), 'output', 'an instance of Uint8Array'],
    ['a hole', [undefined], 'output[0]', 'undefined'],
    ['a cycle', selfish, 'output.me[0]', 'an object that holds itself'],
  ])('refuses %s and names the place', (_name, value, path, what) => {
    expect(toJsonValue(value)).toMatchObject({
      ok: false,
      error: { code: 'NOT_SERIALIZABLE', path, message: expect.stringContaining(what) },
    });
  });

  test('refuses what throws when it is read', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(toJsonValue({ proxy })).toMatchObject({
      ok: false,
      error: { code: 'NOT_SERIALIZABLE' },
    });
  });

  test('refuses more than 64 levels', () => {
    expect(toJsonValue(nest(64)).ok).toBe(true);
    expect(toJsonValue(nest(65))).toMatchObject({ ok: false, error: { code: 'TOO_DEEP' } });
    expect(toJsonValue(nest(100_000)).ok).toBe(false);
  });

  test('refuses an array shared into more values than the limit', () => {
    let shared: unknown = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    for (let level = 0; level < 12; level += 1) shared = Array.from({ length: 10 }, () => shared);
    expect(toJsonValue(shared, { maxNodes: 1000 })).toMatchObject({
      ok: false,
      error: { code: 'OUTPUT_TOO_LARGE' },
    });
  });

  test('refuses more text than the limit, keys included, wherever it is', () => {
    const limits = { maxTextLength: 10 };
    expect(toJsonValue({ abcde: ['fghij'] }, limits).ok).toBe(true);
    for (const value of [{ abcde: ['fghijk'] }, { abcdefghijk: 1 }, 'x'.repeat(11)]) {
      expect(toJsonValue(value, limits)).toMatchObject({
        ok: false,
        error: { code: 'OUTPUT_TOO_LARGE', path: 'output' },
      });
    }
  });

  test('never throws, and what it answers survives JSON unchanged', () => {
    const weird = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true }),
      fc.constant({
        get field(): string {
          throw new Error('no');
        },
      }),
    );
    fc.assert(
      fc.property(weird, (value) => {
        const converted = toJsonValue(value);
        if (!converted.ok) return;
        const again: unknown = JSON.parse(JSON.stringify(converted.value));
        expect(toJsonValue(again)).toEqual({ ok: true, value: again });
      }),
      { numRuns: 1000 },
    );
  });
});
