import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonValue } from '@parallel-dispatcher/schema';
import { escapeText } from '../../src/references/escape-text.ts';
import { formatReference } from '../../src/references/format-reference.ts';
import { resolveReferences } from '../../src/references/resolve-references.ts';
import { jsonValue, oddKey, trickyText } from '../support/arbitraries.ts';
import { errorOf, scopeOf, valueOf } from '../support/scopes.ts';

const output = { n: 3, list: ['x', { deep: true }], text: 'hi', none: null, o: { a: 1 } };
const scope = scopeOf(
  { a: output, 'a.b': 'dotted' },
  {
    params: { lang: 'ts', nested: { x: [1] } },
    ended: {
      skipped: { outcome: 'skipped' },
      failed: { outcome: 'failed', output: 'partial' },
      cached: { outcome: 'cached', output: 'kept' },
      mute: { outcome: 'succeeded' },
    },
  },
);
const resolve = (value: JsonValue) => valueOf(resolveReferences(value, scope));
const fail = (text: string) =>
  errorOf(resolveReferences([text], scope, { at: 'tasks[0].input_data' }));

describe('resolveReferences', () => {
  test.each<[string, JsonValue]>([
    ['${tasks.a.output}', output],
    ['${tasks.a.output.n}', 3],
    ['${tasks.a.output.list[1].deep}', true],
    ['${tasks.a.output.none}', null],
    ['${tasks["a.b"].output}', 'dotted'],
    ['${tasks.cached.output}', 'kept'],
    ['${params.nested.x}', [1]],
    ['n=${tasks.a.output.n}, ${params.lang}', 'n=3, ts'],
    ['${tasks.a.output.o}${tasks.a.output.none}', '{"a":1}null'],
    [' ${tasks.a.output.n}', ' 3'],
    ['${HOME} and ${foo.bar}', '${HOME} and ${foo.bar}'],
    ['$${tasks.a.output}', '${tasks.a.output}'],
    ['$$${tasks.a.output}', '$${tasks.a.output}'],
    ['$${x}${params.lang}$', '${x}ts$'],
    ['${params.lang}$${params.lang}', 'ts${params.lang}'],
  ])('turns %s into its value', (text, expected) => {
    expect(resolve(text)).toStrictEqual(expected);
  });

  test.each([
    '${tasks.skipped.output.x ?? "none"}',
    '${tasks.failed.output ?? "none"}',
    '${tasks.absent.output ?? "none"}',
    '${tasks.mute.output ?? "none"}',
    '${tasks.a.output.missing ?? "none"}',
    '${tasks.a.output.n.deeper ?? "none"}',
    '${tasks.a.output.list[7] ?? "none"}',
    '${params.absent ?? "none"}',
  ])('takes the default of %s', (text) => {
    expect(resolve({ text })).toStrictEqual({ text: 'none' });
  });

  test('keeps null where a default stands', () => {
    expect(resolve('${tasks.a.output.none ?? 1}')).toBeNull();
  });

  test('resolves item and index of a map', () => {
    const child = { ...scope, item: { path: 'f.ts' }, index: 2 };
    const value = { file: '${item.path}', all: '${item}', name: 'part-${index}', i: '${index}' };
    expect(valueOf(resolveReferences(value, child))).toStrictEqual({
      file: 'f.ts',
      all: { path: 'f.ts' },
      name: 'part-2',
      i: 2,
    });
  });

  test.each([
    ['${tasks.a.output.lst}', '"n", "list", "text", "none", "o"', '"list"'],
    ['${tasks.a.output.list[5]}', 'tasks.a.output.list is a list of 2', 'default'],
    ['${tasks.a.output.list.0}', 'a list of 2', '[0]'],
    ['${tasks.a.output.list.length}', 'a list of 2', 'index'],
    ['${tasks.a.output.n.x}', 'tasks.a.output.n is a number', 'default'],
    ['${tasks.a.output.constructor}', 'an object with', 'default'],
    ['${tasks.a.output.__proto__}', 'an object with', 'default'],
    ['${params.lnag}', 'params is an object with "lang"', '"lang"'],
    ['${params.nested.y}', 'params.nested is an object with "x"', 'default'],
    ['${tasks.skipped.output}', 'ended as skipped', 'default'],
    ['${tasks.failed.output}', 'ended as failed', 'default'],
    ['${tasks.absent.output}', 'has not ended', 'default'],
  ])('says what there is instead of %s', (text, there, hint) => {
    const error = fail(text);
    expect(error).toMatchObject({ code: 'REFERENCE_UNRESOLVED', path: 'tasks[0].input_data[0]' });
    expect(error.message).toContain(there);
    expect(error.hint).toContain(hint);
  });

  test('bounds what it lists', () => {
    const wide = Object.fromEntries(
      Array.from({ length: 5000 }, (_, n) => [`k${n}`.padEnd(300, 'x'), n]),
    );
    const { message } = errorOf(resolveReferences('${tasks.a.output.zzz}', scopeOf({ a: wide })));
    expect(message).toContain('and 4980 more');
    expect(message.length).toBeLessThan(2_000);
  });

  test('refuses a text that grows beyond any use', () => {
    const text = '${tasks.a.output}'.repeat(60);
    const error = errorOf(resolveReferences(text, scopeOf({ a: 'x'.repeat(20_000) })));
    expect(error.code).toBe('REFERENCE_TOO_LONG');
  });

  test('returns the very same value where there is nothing to replace', () => {
    const value = { a: ['x', { b: '${HOME}' }] };
    expect(resolve(value)).toBe(value);
  });

  test('keeps the key __proto__ a key', () => {
    const value = JSON.parse('{"__proto__": "${params.lang}"}') as JsonValue;
    expect(JSON.stringify(resolve(value))).toBe('{"__proto__":"ts"}');
  });

  test('gives back any escaped text', () => {
    fc.assert(
      fc.property(trickyText, (text) => {
        expect(resolve(escapeText(text))).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  test('never scans what came out of an output, a param or an item', () => {
    fc.assert(
      fc.property(trickyText, trickyText, trickyText, (fromTask, fromParam, item) => {
        const child = scopeOf({ a: fromTask }, { params: { p: fromParam }, item, index: 0 });
        const value = [
          '${tasks.a.output}',
          '<${tasks.a.output}${params.p}|${item}>',
          '$${params.p}',
        ];
        expect(valueOf(resolveReferences(value, child))).toStrictEqual([
          fromTask,
          `<${fromTask}${fromParam}|${item}>`,
          '${params.p}',
        ]);
      }),
      { numRuns: 500 },
    );
  });

  test('reaches every value that an output has', () => {
    fc.assert(
      fc.property(
        jsonValue,
        fc.array(fc.oneof(oddKey, fc.nat(3)), { maxLength: 4 }),
        (root, path) => {
          const wrapped = path.reduceRight<JsonValue>(
            (value, segment) =>
              typeof segment === 'number'
                ? [...Array.from({ length: segment }, () => null), value]
                : (Object.fromEntries([[segment, value]]) as JsonValue),
            root,
          );
          const text = formatReference({ kind: 'task', task: 't', path, fallback: null });
          expect(valueOf(resolveReferences(text, scopeOf({ t: wrapped })))).toBe(root);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('never throws', () => {
    fc.assert(
      fc.property(trickyText, jsonValue, (text, a) => {
        const checked = resolveReferences({ text }, scopeOf({ a }));
        expect(typeof checked.ok).toBe('boolean');
      }),
      { numRuns: 1000 },
    );
  });
});
