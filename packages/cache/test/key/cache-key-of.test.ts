import { describe, expect, test } from '@jest/globals';
import type { JsonValue } from '@parallel-dispatcher/schema';
import fc from 'fast-check';
import { cacheKeyOf, type CacheFacts } from '../../src/key.ts';
import { sampleFacts } from '../support/sample-answer.ts';

const keyOf = (facts: CacheFacts): string => cacheKeyOf(facts).key;
const keyOfInput = (input: JsonValue): string => keyOf({ ...sampleFacts, input });

/** Any JSON, half surrogate pairs included, since JSON.parse lets them through. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 5 }),
  fc.string({ unit: 'binary', maxLength: 3 }),
  fc.constantFrom('\ud800', '\udfff', 'a.b', '*', 'toJSON'),
);
const json: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      text,
    ),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }).map((held) => ({ ...held })),
  ),
})).value;

const facts: fc.Arbitrary<CacheFacts> = fc.record({
  agent: fc.record({ name: text, version: text, codeSha256: text }),
  model: fc.option(text),
  input: json,
  contextFiles: fc.array(fc.record({ path: text, sha256: fc.option(text) }), { maxLength: 3 }),
  upstream: fc.dictionary(text, fc.record({ outcome: text, output: json }), { maxKeys: 3 }),
  extra: json,
});

/** What JSON makes of a value: -0 is 0. */
const plain = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

function reversed(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((child) => reversed(child as JsonValue));
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, child]) => [key, reversed(child)]),
  );
}

type Path = readonly (string | number)[];

function pathsOf(value: JsonValue, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, child]) => pathsOf(child as JsonValue, [...path, key]))];
}

/** Every way to change one place of a value, so that what it says is another. */
function changesAt(value: JsonValue, path: Path): readonly JsonValue[] {
  const [step, ...rest] = path;
  if (step !== undefined) {
    const held = value as Record<string | number, JsonValue>;
    return changesAt(held[step] ?? null, rest).map((child) => {
      if (Array.isArray(value)) return value.with(step as number, child) as JsonValue;
      return { ...held, [step]: child };
    });
  }
  if (Array.isArray(value)) {
    const moved = [...value.slice(1), ...value.slice(0, 1)];
    return [[...value, null], value.slice(1), moved, null].filter(
      (to) => !same(to as JsonValue, value),
    ) as JsonValue[];
  }
  if (typeof value === 'object' && value !== null) {
    const [first] = Object.keys(value);
    const object = value as Readonly<Record<string, JsonValue>>;
    const added: JsonValue = { ...object, 'a new key': null };
    if (first === undefined) return [added, null, []];
    const { [first]: child = null, ...others } = object;
    return [added, others, { ...others, [`${first}'`]: child }, null];
  }
  if (typeof value === 'string') return [`${value} `, [value], null];
  if (typeof value === 'number') return [value === 0 ? 1 : 0, String(value), [value]];
  return [value === null ? {} : null, String(value), 0];
}

function same(a: JsonValue, b: JsonValue): boolean {
  return JSON.stringify(reversed(reversed(a))) === JSON.stringify(reversed(reversed(b)));
}

describe('the key of an answer', () => {
  test('does not depend on the order of keys, on blanks or on how a number is written', () => {
    const parse = (source: string): JsonValue => JSON.parse(source) as JsonValue;
    expect(keyOfInput(parse('{"a":1,"b":2}'))).toBe(keyOfInput(parse('{ "b" : 2.0,\n"a":1e0 }')));
    expect(keyOfInput(parse('[-0]'))).toBe(keyOfInput(parse('[0]')));
    expect(keyOfInput(parse('"\\u00e9"'))).toBe(keyOfInput('é'));
  });

  test('takes texts as they are: two ways to write one letter differ', () => {
    expect(keyOfInput('é')).not.toBe(keyOfInput('e\u0301'));
    expect(keyOfInput('1')).not.toBe(keyOfInput(1));
  });

  test('is the same for any order of keys at any depth', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const other = reversed(given as unknown as JsonValue) as unknown as CacheFacts;
        expect(cacheKeyOf(other)).toEqual(cacheKeyOf(given));
        expect(cacheKeyOf(plain(given))).toEqual(cacheKeyOf(given));
      }),
      { numRuns: 500 },
    );
  });

  test('is another for every change of one place at any depth', () => {
    fc.assert(
      fc.property(json, fc.nat(), (given, choice) => {
        const input = plain(given);
        const paths = pathsOf(input);
        const path = paths[choice % paths.length] ?? [];
        for (const changed of changesAt(input, path)) {
          expect(keyOfInput(changed)).not.toBe(keyOfInput(input));
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('is another for another agent, model, context file, upstream answer and extra', () => {
    const { agent, contextFiles, upstream } = sampleFacts;
    const [first, second] = contextFiles;
    if (first === undefined || second === undefined) throw new Error('two files are needed');
    const variations: readonly CacheFacts[] = [
      sampleFacts,
      { ...sampleFacts, agent: { ...agent, name: 'debug' } },
      { ...sampleFacts, agent: { ...agent, version: '1.2.1' } },
      { ...sampleFacts, agent: { ...agent, codeSha256: 'c0df' } },
      { ...sampleFacts, agent: { name: agent.version, version: agent.name, codeSha256: 'c0de' } },
      { ...sampleFacts, model: null },
      { ...sampleFacts, model: 'null' },
      { ...sampleFacts, contextFiles: [] },
      { ...sampleFacts, contextFiles: [second, first] },
      { ...sampleFacts, contextFiles: [{ ...first, sha256: null }, second] },
      { ...sampleFacts, contextFiles: [{ ...first, path: '/shop/api.tsx' }, second] },
      { ...sampleFacts, contextFiles: [first, first, second] },
      { ...sampleFacts, upstream: {} },
      { ...sampleFacts, upstream: { ...upstream, 'plan 2': { outcome: 'succeeded', output: 1 } } },
      { ...sampleFacts, upstream: { plan: { outcome: 'cached', output: { steps: [1, 2] } } } },
      { ...sampleFacts, upstream: { plan: { outcome: 'succeeded', output: { steps: [2, 1] } } } },
      { ...sampleFacts, extra: null },
      { ...sampleFacts, extra: { verify: 1 } },
    ];
    expect(new Set(variations.map(keyOf)).size).toBe(variations.length);
  });

  test('never meets that of other facts by gluing values together', () => {
    const glued: readonly JsonValue[] = [
      ['ab', 'c'],
      ['a', 'bc'],
      ['abc'],
      [['a'], 'bc'],
      { a: 'bc' },
      { ab: 'c' },
      { a: { b: 'c' } },
      { a: '{"b":"c"}' },
      '{"a":"bc"}',
      '',
      [],
      {},
      null,
      '\ud800',
      '\\ud800',
    ];
    expect(new Set(glued.map(keyOfInput)).size).toBe(glued.length);
  });

  test('of two that were drawn is one only when they say the same', () => {
    fc.assert(
      fc.property(facts, facts, (a, b) => {
        const equal = JSON.stringify(sortedDeep(plain(a))) === JSON.stringify(sortedDeep(plain(b)));
        expect(keyOf(a) === keyOf(b)).toBe(equal);
      }),
      { numRuns: 300 },
    );
  });

  test('tells what no JSON can hold', () => {
    const bad: readonly unknown[] = [
      Number.NaN,
      { a: Infinity },
      { text: '\ud800', n: Number.NaN },
    ];
    for (const input of bad) expect(() => keyOfInput(input as JsonValue)).toThrow();
  });

  test('differs by salt, and so does the digest of every field', () => {
    const [one, two] = [1, 2].map((byte) =>
      cacheKeyOf(sampleFacts, { salt: new Uint8Array(32).fill(byte) }),
    );
    expect(one?.key).not.toBe(two?.key);
    expect(Object.keys(one?.fields ?? {})).toEqual(Object.keys(two?.fields ?? {}));
    const shared = Object.values(one?.fields ?? {}).filter((digest) =>
      Object.values(two?.fields ?? {}).includes(digest),
    );
    expect(shared).toEqual([]);
  });

  test('says nothing of a value but its digest', () => {
    const secret = 'tr0ub4dor-and-3';
    const key = cacheKeyOf({ ...sampleFacts, input: { password: secret }, extra: [secret] });
    expect(JSON.stringify(key)).not.toContain(secret);
    expect(Object.values(key.fields).every((digest) => /^[0-9a-f]{64}$/.test(digest))).toBe(true);
  });
});

function sortedDeep(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sortedDeep);
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, child]) => [`k:${key}`, sortedDeep(child)]);
}
