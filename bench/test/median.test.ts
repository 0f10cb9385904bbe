import { expect, test } from '@jest/globals';
import { median } from '../harness/median.ts';

test('finds the middle, or the lower of the two in the middle', () => {
  expect(median([30, 1, 2])).toBe(2);
  expect(median([4, 3, 2, 1])).toBe(2);
});

test('has no answer for nothing', () => {
  expect(() => median([])).toThrow(RangeError);
});
