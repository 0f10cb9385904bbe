import { describe, expect, test } from '@jest/globals';
import {
  buildGraph,
  criticalPath,
  graphWidth,
  independentSubgraphs,
  toDot,
  toGraphJson,
  toMermaid,
  topologicalBatches,
} from '../src/index.ts';
import { builtFrom, errorsOf, numberedPlan } from './plan-of.ts';

/** Deep enough to overflow any recursion, and so large that quadratic work would not end. */
const size = 100_000;

const chain = () => numberedPlan(size, (number) => (number === 0 ? [] : [number - 1]));
const layered = () =>
  numberedPlan(size, (number) => {
    if (number < 1000) return [];
    const above = number - (number % 1000) - 1000;
    return [0, 1, 7].map((step) => above + ((number + step) % 1000));
  });

describe('100,000 tasks', () => {
  test('chain', () => {
    const graph = builtFrom(chain());
    expect(criticalPath(graph).length).toBe(size);
    expect(topologicalBatches(graph)).toHaveLength(size);
    expect(independentSubgraphs(graph)).toHaveLength(1);
  });

  test('chain whose last task comes first in the plan', () => {
    const graph = builtFrom(
      numberedPlan(size, (number) => (number === size - 1 ? [] : [number + 1])),
    );
    expect(criticalPath(graph).path[0]).toBe(`t${size - 1}`);
    expect(independentSubgraphs(graph)).toHaveLength(1);
  });

  test('1,000 wide layers with 297,000 dependencies', () => {
    const graph = builtFrom(layered());
    expect(graph.dependencyTargets).toHaveLength(297_000);
    expect(graphWidth(graph)).toBe(1000);
    expect(criticalPath(graph).length).toBe(100);
  });

  test('star: all wait for one', () => {
    const graph = builtFrom(numberedPlan(size, (number) => (number === 0 ? [] : [0])));
    expect(graphWidth(graph)).toBe(size - 1);
  });

  test('star: one waits for all', () => {
    const others = Array.from({ length: size - 1 }, (_, at) => at + 1);
    const graph = builtFrom(numberedPlan(size, (number) => (number === 0 ? others : [])));
    expect(graphWidth(graph)).toBe(size - 1);
    expect(graph.topologicalOrder.at(-1)).toBe(0);
  });

  test('no dependencies', () => {
    expect(independentSubgraphs(builtFrom(numberedPlan(size, () => [])))).toHaveLength(size);
  });

  test('one task that names one dependency 300,000 times', () => {
    const again = Array.from({ length: 300_000 }, () => 1);
    const graph = builtFrom(numberedPlan(2, (number) => (number === 0 ? again : [])));
    expect([...graph.dependencyCounts]).toEqual([1, 0]);
  });

  test('one ring', () => {
    const built = buildGraph(numberedPlan(size, (number) => [(number + 1) % size]));
    expect(built).toMatchObject({ ok: false, cycles: [{ shortest: true }] });
    const [error] = built.ok ? [] : built.errors;
    expect(error!.message.length).toBeLessThan(500);
  });

  test('50,000 cycles', () => {
    const errors = errorsOf(numberedPlan(size, (number) => [number % 2 ? number - 1 : number + 1]));
    expect(errors).toHaveLength(101);
    expect(errors.at(-1)).toMatchObject({
      code: 'MORE_PROBLEMS',
      message: '49900 more not listed: 49900 DEPENDENCY_CYCLE.',
    });
  });

  test('a ring with chords, where looking for the shortest cycle is cut off', () => {
    const built = buildGraph(
      numberedPlan(size, (number) => [1, 50, 1000].map((step) => (number + step) % size)),
    );
    expect(built).toMatchObject({ ok: false, cycles: [{ shortest: false }] });
    const [error] = built.ok ? [] : built.errors;
    expect(error!.message).toContain('A shorter one may exist.');
  });

  test('300,000 unknown dependencies', () => {
    const errors = errorsOf(
      numberedPlan(size, (number) => [1, 2, 3].map((step) => size * step + number)),
    );
    expect(errors).toHaveLength(101);
  });

  test('one id', () => {
    const tasks = Array.from({ length: size }, () => ({ task_id: 'a', dependencies: ['a'] }));
    expect(errorsOf({ tasks }).at(-1)!.message).toBe(
      '199899 more not listed: 99949 DUPLICATE_TASK_ID, 99950 SELF_DEPENDENCY.',
    );
  });

  test('diagrams and JSON', () => {
    const graph = builtFrom(layered());
    expect(toMermaid(graph).split('\n')).toHaveLength(1 + size + 297_000 + 1);
    expect(toDot(graph).split('\n')).toHaveLength(3 + size + 297_000 + 2);
    expect(toGraphJson(graph).edges).toHaveLength(297_000);
  });
});
