import { describe, expect, test } from '@jest/globals';
import { addUsd } from '@parallel-dispatcher/schema';
import fc from 'fast-check';
import { costOf } from '../../src/prices/cost-of.ts';
import { findPrice } from '../../src/prices/find-price.ts';

const as_of = '2026-01-31';
const price = { as_of, input: 3, output: 15, cache_read: 0.3, cache_write: 3.75 };
const usage = (counts: object = {}) => ({
  inputTokens: 1_000,
  outputTokens: 100,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  ...counts,
});

describe('costOf', () => {
  test.each([
    ['plain tokens', usage(), 0.0045],
    ['cached ones', usage({ cacheReadTokens: 400, cacheWriteTokens: 200 }), 0.00357],
    ['counts of caches that are missing', usage({ cacheReadTokens: null }), 0.0045],
    ['nothing', usage({ inputTokens: 0, outputTokens: 0 }), 0],
  ])('prices %s', (_, counts, usd) => {
    expect(costOf(counts, price)).toEqual({ usd, reason: null });
  });

  test.each([
    ['tokens were not counted', usage({ outputTokens: null }), price],
    ['a price is missing', usage({ cacheReadTokens: 1 }), { as_of, input: 3, output: 15 }],
  ])('is not known where %s', (_, counts, known) => {
    expect(costOf(counts, known)).toEqual({ usd: null, reason: expect.any(String) });
  });

  test('of many requests is the sum of each, to the last digit', () => {
    const counts = fc.array(fc.tuple(fc.nat(1_000_000), fc.nat(100_000)), { maxLength: 200 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 100_000 }), (all, cents) => {
        const own = { ...price, input: cents / 1_000 };
        const costs = all.map(([inputTokens, outputTokens]) =>
          costOf(usage({ inputTokens, outputTokens }), own),
        );
        const nanos = all.reduce(
          (sum, [input, output]) => sum + BigInt(input) * BigInt(cents) + BigInt(output) * 15_000n,
          0n,
        );
        expect(addUsd(costs.map(({ usd }) => usd))).toBe(Number(nanos) / 1e9);
      }),
    );
  });
});

describe('findPrice', () => {
  const prices = { 'p:a': price, 'p:*': { unknown: 'negotiated' } };

  test.each([
    ['p:a', { ok: true, price }],
    ['p:b', { ok: false, reason: 'negotiated' }],
    ['q:a', { ok: false, reason: '`prices` has no q:a' }],
  ])('of %s', (model, expected) => {
    expect(findPrice(prices, model)).toEqual(expected);
  });
});
