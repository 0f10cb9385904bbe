import { describe, expect, test } from '@jest/globals';
import { createCycleSearch } from '../src/cycle-search.ts';
import { adjacencyOf } from './adjacency-of.ts';

/** Two rings through node 0: one of five nodes, one of three. */
const twoRings = adjacencyOf([1, 5], [2], [3], [4], [0], [6], [0]);
const all = Int32Array.of(0, 1, 2, 3, 4, 5, 6);

/** 0, 1, 2, 3 go round; 0, 4, 5, 6 as well; 5 and 7 only between themselves. */
const ladder = adjacencyOf([1, 4], [2], [3], [0], [5], [6, 7], [0], [5]);
const rungs = Int32Array.of(0, 1, 2, 3, 4, 5, 6, 7);

describe('createCycleSearch', () => {
  test('finds the shorter of two rings', () => {
    expect(createCycleSearch(twoRings)(all)).toEqual({ nodes: [0, 5, 6], shortest: true });
  });

  test('finds a ring that branches nowhere', () => {
    const ring = adjacencyOf([2], [0], [1]);
    expect(createCycleSearch(ring)(Int32Array.of(0, 1, 2))).toEqual({
      nodes: [0, 2, 1],
      shortest: true,
    });
  });

  test('stays within the component when it is given one of two', () => {
    // 0, 1, 2 go round and lead on to 3, 4, which go round too and never come back.
    const search = createCycleSearch(adjacencyOf([3, 1], [2], [0], [4], [3]));
    expect(search(Int32Array.of(0, 1, 2)).nodes).toEqual([0, 1, 2]);
    expect(search(Int32Array.of(3, 4)).nodes).toEqual([3, 4]);
  });

  test('finds a shorter cycle that the first node is not on', () => {
    expect(createCycleSearch(ladder)(rungs)).toEqual({ nodes: [5, 7], shortest: true });
  });

  test('finds some cycle, and says it may not be the shortest, when no steps are left', () => {
    expect(createCycleSearch(ladder, 0)(rungs)).toEqual({ nodes: [0, 1, 2, 3], shortest: false });
  });
});
