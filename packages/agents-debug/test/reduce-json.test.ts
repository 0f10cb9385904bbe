import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonValue } from '@parallel-dispatcher/schema';
import { countParts, reduceJson } from '../src/reduce/reduce-json.ts';
import { guessSplit, splitText } from '../src/reduce/split-text.ts';
import { reduceText } from '../src/reduce/reduce-text.ts';

const holds = (needle: string) => (value: JsonValue) =>
  Promise.resolve(JSON.stringify(value).includes(needle));

describe('reduceJson', () => {
  test('leaves out items and fields at every depth', async () => {
    const whole = {
      version: 3,
      orders: [
        { id: 1, items: [{ sku: 'a' }] },
        { id: 2, items: [{ sku: 'b' }, { sku: 'c', price: null, tags: ['x', 'y'] }] },
      ],
    };
    const { value, minimal } = await reduceJson(whole, holds('"price":null'));
    expect({ value, minimal }).toStrictEqual({
      value: { orders: [{ items: [{ price: null }] }] },
      minimal: true,
    });
  });

  test('what is left cannot lose any one part', async () => {
    const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>;
    await fc.assert(
      fc.asyncProperty(fc.array(json, { maxLength: 6 }), fc.nat(8), async (whole, least) => {
        const stillFails = (value: JsonValue) => Promise.resolve(countParts(value) >= least);
        fc.pre(await stillFails(whole));
        const { value, minimal } = await reduceJson(whole, stillFails);
        expect(minimal).toBe(true);
        expect(countParts(value)).toBe(least);
      }),
    );
  });

  test('says that it is not minimal where trials ran out, and never tries a value twice', async () => {
    const seen: string[] = [];
    const whole = Array.from({ length: 64 }, (_, at) => at);
    const stillFails = (value: JsonValue) => {
      seen.push(JSON.stringify(value));
      return Promise.resolve((value as number[]).includes(40) && (value as number[]).includes(3));
    };
    const { minimal, trials } = await reduceJson(whole, stillFails, { mostTrials: 5 });
    expect({ minimal, trials }).toStrictEqual({ minimal: false, trials: 5 });
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('reduceText', () => {
  test('keeps the ends of lines', async () => {
    const { text } = await reduceText('a\r\nb\nc', (some) => Promise.resolve(some.includes('b')), {
      split: 'lines',
    });
    expect(text).toBe('b\n');
  });

  test('stops where its time is over', async () => {
    const found = await reduceText('abcdef', (some) => Promise.resolve(some.includes('f')), {
      split: 'characters',
      isOver: () => true,
    });
    expect(found).toMatchObject({ text: 'abcdef', minimal: false });
  });
});

test('parts joined are the text again', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', '🙂') }), (text) => {
      expect(splitText(text, 'lines').join('')).toBe(text);
      expect(splitText(text, 'characters').join('')).toBe(text);
    }),
  );
});

test.each([
  ['{"a": 1}', 'json'],
  ['[1,', 'characters'],
  ['[1,\n2', 'lines'],
  ['a,b\n1,2\n', 'lines'],
  ['one line\n', 'characters'],
])('%j is split by %s', (text, split) => {
  expect(guessSplit(text)).toBe(split);
});
