import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { describeDurations } from '../../src/history/durations.ts';

test('nothing measured is undefined, one measurement is everything', () => {
  expect(describeDurations([])).toBeUndefined();
  expect(describeDurations([7])).toEqual({ count: 1, p10Ms: 7, medianMs: 7, p90Ms: 7 });
});

test('of 0 to 100 the tenths are where they should be', () => {
  const measured = Array.from({ length: 101 }, (_, n) => 100 - n);
  expect(describeDurations(measured)).toEqual({ count: 101, p10Ms: 10, medianMs: 50, p90Ms: 90 });
  expect(describeDurations([1, 2])?.medianMs).toBe(1.5);
});

test('they are in order and between the fastest and the slowest', () => {
  const times = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(times, (measured) => {
      const { p10Ms = NaN, medianMs = NaN, p90Ms = NaN } = describeDurations(measured) ?? {};
      const inOrder = [Math.min(...measured), p10Ms, medianMs, p90Ms, Math.max(...measured)];
      // Between two doubles a rounding may lie.
      return inOrder.every((one, n) => n === 0 || one >= (inOrder[n - 1] ?? 0) * (1 - 1e-9));
    }),
  );
});
