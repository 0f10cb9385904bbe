import { describe, expect, test } from '@jest/globals';
import { graphWidth } from '../src/graph-width.ts';
import { graphOf } from './plan-of.ts';

describe('graphWidth', () => {
  test('is the size of the largest batch', () => {
    expect(graphWidth(graphOf(['a'], ['b', 'a'], ['c', 'a'], ['d', 'a'], ['e', 'b', 'c']))).toBe(3);
  });

  test('is 1 for a chain', () => {
    expect(graphWidth(graphOf(['a'], ['b', 'a'], ['c', 'b']))).toBe(1);
  });

  test('is 0 without tasks', () => {
    expect(graphWidth(graphOf())).toBe(0);
  });
});
