import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { criticalPath } from '../src/critical-path.ts';
import { naiveLongest } from './naive-graph.ts';
import { builtFrom, graphOf, numberedPlan } from './plan-of.ts';
import { acyclicRows } from './random-graphs.ts';

describe('criticalPath', () => {
  test('is the chain with most tasks when all weigh the same', () => {
    const graph = graphOf(['a'], ['b', 'a'], ['c', 'b'], ['x'], ['y', 'x']);
    expect(criticalPath(graph)).toEqual({ path: ['a', 'b', 'c'], length: 3 });
  });

  test('follows the weights', () => {
    const graph = graphOf(['a'], ['b', 'a'], ['c', 'b'], ['x'], ['y', 'x']);
    const weights = new Map([
      ['x', 1.5],
      ['y', 5],
    ]);
    expect(criticalPath(graph, (id) => weights.get(id) ?? 1)).toEqual({
      path: ['x', 'y'],
      length: 6.5,
    });
  });

  test('takes the chain the plan names first when several are as heavy', () => {
    const graph = graphOf(['a'], ['b'], ['c', 'b', 'a'], ['d', 'a']);
    expect(criticalPath(graph).path).toEqual(['b', 'c']);
  });

  test('is empty without tasks', () => {
    expect(criticalPath(graphOf())).toEqual({ path: [], length: 0 });
  });

  test.each([[-1], [Number.NaN], [Infinity]])('refuses a weight of %d', (weight) => {
    expect(() => criticalPath(graphOf(['a']), () => weight)).toThrow(RangeError);
  });

  test('is a chain of dependencies as heavy as the heaviest of all', () => {
    const weighted = acyclicRows.chain((rows) =>
      fc.tuple(
        fc.constant(rows),
        fc.array(fc.nat({ max: 20 }), { minLength: rows.length, maxLength: rows.length }),
      ),
    );
    fc.assert(
      fc.property(weighted, ([rows, weights]) => {
        const graph = builtFrom(numberedPlan(rows.length, (number) => rows[number]!));
        const { path, length } = criticalPath(graph, (id) => weights[graph.indexOf(id)]!);
        const numbers = path.map((id) => graph.indexOf(id));
        expect(length).toBe(naiveLongest(rows, weights));
        expect(numbers.reduce((sum, number) => sum + weights[number]!, 0)).toBe(length);
        for (const [at, number] of numbers.slice(1).entries()) {
          expect(rows[number]).toContain(numbers[at]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
