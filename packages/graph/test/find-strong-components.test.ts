import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { findStrongComponents } from '../src/find-strong-components.ts';
import { adjacencyOf } from './adjacency-of.ts';
import { naiveDistances } from './naive-graph.ts';
import { anyRows } from './random-graphs.ts';

describe('findStrongComponents', () => {
  test('finds nothing in a graph without cycles', () => {
    expect(findStrongComponents(adjacencyOf([1], [2], []), [0, 1, 2])).toEqual([]);
  });

  test('orders nodes in a group, and groups by their first node', () => {
    const edges = adjacencyOf([4], [3], [], [1], [0, 1]);
    expect(findStrongComponents(edges, [4, 3, 2, 1, 0])).toEqual([
      Int32Array.of(0, 4),
      Int32Array.of(1, 3),
    ]);
  });

  test('groups nodes exactly when they reach each other', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const distances = naiveDistances(rows);
        const expected = [...rows.keys()]
          .map((node) =>
            [...rows.keys()].filter(
              (other) => distances[node]![other]! < Infinity && distances[other]![node]! < Infinity,
            ),
          )
          .filter((group, node) => group.length > 1 && group[0] === node);
        const found = findStrongComponents(adjacencyOf(...rows), rows.keys());
        expect(found.map((group) => [...group])).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});
