import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { independentSubgraphs } from '../src/independent-subgraphs.ts';
import { naiveGroups } from './naive-graph.ts';
import { builtFrom, graphOf, numberedPlan } from './plan-of.ts';
import { acyclicRows } from './random-graphs.ts';

describe('independentSubgraphs', () => {
  test('groups tasks that a dependency connects, whichever way', () => {
    const graph = graphOf(['a', 'c'], ['b'], ['c'], ['d', 'c'], ['e', 'b']);
    expect(independentSubgraphs(graph)).toEqual([
      ['a', 'c', 'd'],
      ['b', 'e'],
    ]);
  });

  test('has no groups without tasks', () => {
    expect(independentSubgraphs(graphOf())).toEqual([]);
  });

  test('groups exactly what is connected', () => {
    fc.assert(
      fc.property(acyclicRows, (rows) => {
        const graph = builtFrom(numberedPlan(rows.length, (number) => rows[number]!));
        expect(independentSubgraphs(graph)).toEqual(
          naiveGroups(rows).map((group) => group.map((node) => `t${node}`)),
        );
      }),
      { numRuns: 500 },
    );
  });
});
