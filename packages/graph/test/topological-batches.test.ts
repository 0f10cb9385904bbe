import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { topologicalBatches } from '../src/topological-batches.ts';
import { naiveLevels } from './naive-graph.ts';
import { builtFrom, graphOf, numberedPlan } from './plan-of.ts';
import { acyclicRows } from './random-graphs.ts';

describe('topologicalBatches', () => {
  test('puts a diamond in three batches', () => {
    const graph = graphOf(['test', 'code', 'docs'], ['code', 'plan'], ['docs', 'plan'], ['plan']);
    expect(topologicalBatches(graph)).toEqual([['plan'], ['code', 'docs'], ['test']]);
  });

  test('keeps plan order within a batch', () => {
    const graph = graphOf(['late', 'b'], ['early', 'a'], ['a'], ['b']);
    expect(topologicalBatches(graph)).toEqual([
      ['a', 'b'],
      ['late', 'early'],
    ]);
  });

  test('has no batches without tasks', () => {
    expect(topologicalBatches(graphOf())).toEqual([]);
  });

  test('loses no task whose id is a member of Object.prototype', () => {
    const graph = graphOf(
      ['a'],
      ['__proto__', 'a'],
      ['toString', '__proto__', 'a'],
      ['valueOf', 'a'],
    );
    expect(topologicalBatches(graph)).toEqual([['a'], ['__proto__', 'valueOf'], ['toString']]);
  });

  test('puts every task right after the last batch it needs', () => {
    fc.assert(
      fc.property(acyclicRows, (rows) => {
        const levels = naiveLevels(rows);
        const expected = Array.from({ length: Math.max(-1, ...levels) + 1 }, (_, level) =>
          [...rows.keys()].filter((node) => levels[node] === level).map((node) => `t${node}`),
        );
        const graph = builtFrom(numberedPlan(rows.length, (number) => rows[number]!));
        expect(topologicalBatches(graph)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});
