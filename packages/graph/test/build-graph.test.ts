import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { buildGraph } from '../src/build-graph.ts';
import { naiveCycleLengths } from './naive-graph.ts';
import { builtFrom, errorsOf, graphOf, numberedPlan, planOf } from './plan-of.ts';
import { acyclicRows, anyRows } from './random-graphs.ts';

describe('a good plan', () => {
  test('numbers tasks in plan order when later ones come first in the run', () => {
    const graph = graphOf(['test', 'build'], ['build']);
    expect(graph.ids).toEqual(['test', 'build']);
    expect(graph.size).toBe(2);
    expect([...graph.topologicalOrder]).toEqual([1, 0]);
  });

  test('finds the number of a task, and -1 when there is none', () => {
    const graph = graphOf(['a'], ['b']);
    expect([graph.indexOf('b'), graph.indexOf('c'), graph.indexOf('toString')]).toEqual([
      1, -1, -1,
    ]);
  });

  test('links a diamond both ways', () => {
    const graph = graphOf(['a'], ['b', 'a'], ['c', 'a'], ['d', 'c', 'b']);
    expect([...graph.dependencyCounts]).toEqual([0, 1, 1, 2]);
    expect([...graph.dependencyOffsets]).toEqual([0, 0, 1, 2, 4]);
    expect([...graph.dependencyTargets]).toEqual([0, 0, 2, 1]);
    expect([...graph.dependentOffsets]).toEqual([0, 2, 3, 4, 4]);
    expect([...graph.dependentTargets]).toEqual([1, 2, 3, 3]);
  });

  test('counts a dependency once when a task names it twice', () => {
    const graph = graphOf(['a'], ['b', 'a', 'a']);
    expect([...graph.dependencyCounts]).toEqual([0, 1]);
    expect([...graph.dependentTargets]).toEqual([1]);
  });

  test('is empty when the plan is', () => {
    const graph = graphOf();
    expect(graph.size).toBe(0);
    expect([...graph.topologicalOrder]).toEqual([]);
  });

  test('takes ids that are members of Object.prototype', () => {
    const graph = graphOf(['__proto__'], ['toString', '__proto__'], ['constructor', 'toString']);
    expect([...graph.dependencyCounts]).toEqual([0, 1, 1]);
    expect([...graph.topologicalOrder]).toEqual([0, 1, 2]);
  });

  test('takes ids of any script, and emoji', () => {
    expect(errorsOf(planOf(['größe'], ['ビルド', 'größe'], ['👩‍💻 ❤️', 'ビルド']))).toEqual([]);
  });

  test('orders every task after its dependencies', () => {
    fc.assert(
      fc.property(acyclicRows, (rows) => {
        const graph = builtFrom(numberedPlan(rows.length, (number) => rows[number]!));
        const placeOf = new Map(
          [...graph.topologicalOrder].map((number, place) => [number, place]),
        );
        expect(placeOf.size).toBe(rows.length);
        for (const [number, targets] of rows.entries()) {
          for (const target of targets) {
            expect(placeOf.get(target)!).toBeLessThan(placeOf.get(number)!);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('holds exactly the edges of the plan in both directions', () => {
    fc.assert(
      fc.property(acyclicRows, (rows) => {
        const graph = builtFrom(numberedPlan(rows.length, (number) => rows[number]!));
        const { dependencyOffsets, dependencyTargets, dependentOffsets, dependentTargets } = graph;
        for (const [number, targets] of rows.entries()) {
          const [from, to] = [dependencyOffsets[number], dependencyOffsets[number + 1]];
          expect([...dependencyTargets.subarray(from, to)]).toEqual(targets);
          const [start, end] = [dependentOffsets[number], dependentOffsets[number + 1]];
          const dependents = [...rows.keys()].filter((other) => rows[other]!.includes(number));
          expect([...dependentTargets.subarray(start, end)]).toEqual(dependents);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a bad plan', () => {
  test('is told every kind of problem in one report', () => {
    const errors = errorsOf(
      planOf(
        ['a', 'b'],
        ['b', 'a'],
        ['a'],
        ['C'],
        ['c'],
        ['d', 'd'],
        ['e', 'nowhere'],
        ['f\u200bg'],
        ['x', 'y'],
        ['y', 'x'],
      ),
    );
    expect(errors.map(({ code, path }) => [code, path])).toEqual([
      ['DUPLICATE_TASK_ID', 'tasks[2].task_id'],
      ['CONFLICTING_TASK_ID', 'tasks[4].task_id'],
      ['INVALID_TASK_ID', 'tasks[7].task_id'],
      ['SELF_DEPENDENCY', 'tasks[5].dependencies[0]'],
      ['UNKNOWN_DEPENDENCY', 'tasks[6].dependencies[0]'],
      ['DEPENDENCY_CYCLE', 'tasks[0].dependencies[0]'],
      ['DEPENDENCY_CYCLE', 'tasks[8].dependencies[0]'],
    ]);
  });

  test('gets a message and a hint for every problem', () => {
    const errors = errorsOf(planOf(['a', 'b'], ['b', 'a', 'gone'], ['a'], ['B'], ['c', 'c'], ['']));
    expect(errors).toHaveLength(6);
    for (const error of errors) {
      expect(error.hint).toMatch(/\S/);
      expect(error.message).toMatch(/\.$/);
    }
  });

  test('gives its cycles as data', () => {
    const built = buildGraph(planOf(['a', 'b'], ['b', 'a']));
    expect(built).toMatchObject({
      ok: false,
      cycles: [{ ids: ['a', 'b', 'a'], shortest: true }],
    });
  });

  test('gives no cycles when it has none', () => {
    expect(buildGraph(planOf(['a', 'gone']))).toMatchObject({ ok: false, cycles: [] });
  });

  test('gives one shortest cycle of every group of tasks that wait for each other', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const expected = naiveCycleLengths(rows);
        const built = buildGraph(numberedPlan(rows.length, (number) => rows[number]!));
        expect(built.ok).toBe(expected.size === 0);
        if (built.ok) return;
        expect(built.errors.map((error) => error.code)).toEqual(
          [...expected].map(() => 'DEPENDENCY_CYCLE'),
        );
        expect(built.cycles.map(({ ids }) => ids.length - 1)).toEqual([...expected.values()]);
        for (const { ids, shortest } of built.cycles) {
          expect(shortest).toBe(true);
          const numbers = ids.map((id) => Number(id.slice(1)));
          expect(numbers.at(-1)).toBe(numbers[0]);
          expect(new Set(numbers).size).toBe(numbers.length - 1);
          expect(Math.min(...numbers)).toBe(numbers[0]);
          for (const [at, number] of numbers.slice(0, -1).entries()) {
            expect(rows[number]).toContain(numbers[at + 1]);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
