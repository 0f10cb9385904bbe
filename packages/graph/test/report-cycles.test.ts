import { describe, expect, test } from '@jest/globals';
import { errorsOf, numberedPlan, planOf } from './plan-of.ts';

describe('reportCycles', () => {
  test('draws the way round, beginning with the first task of the plan', () => {
    const [error] = errorsOf(planOf(['c', 'a'], ['a', 'b'], ['b', 'c']));
    expect(error!.message).toContain('c -> a -> b -> c');
  });

  test('points at the dependency that the cycle goes through', () => {
    const [error] = errorsOf(planOf(['x'], ['a', 'x', 'b'], ['b', 'a']));
    expect(error).toMatchObject({ code: 'DEPENDENCY_CYCLE', path: 'tasks[1].dependencies[1]' });
  });

  test('draws the shortest way round when there are several', () => {
    const [error] = errorsOf(planOf(['a', 'b'], ['b', 'c'], ['c', 'a', 'd'], ['d', 'c']));
    expect(error!.message).toContain(': c -> d -> c (');
  });

  test('leaves out tasks that only wait for a cycle, or that a cycle waits for', () => {
    const errors = errorsOf(planOf(['after', 'a'], ['a', 'b'], ['b', 'a', 'before'], ['before']));
    expect(errors.map((error) => error.code)).toEqual(['DEPENDENCY_CYCLE']);
    expect(errors[0]!.message).toContain(': a -> b -> a (');
  });

  test('quotes an id that could be taken for a part of the path', () => {
    const [error] = errorsOf(planOf(['a -> b', 'c'], ['c', 'a -> b']));
    expect(error!.message).toContain('"a -> b" -> c -> "a -> b"');
  });

  test('leaves out the middle of a long cycle', () => {
    const [error] = errorsOf(numberedPlan(100, (number) => [(number + 1) % 100]));
    expect(error!.message).toContain(
      't0 -> t1 -> t2 -> t3 -> t4 -> t5 -> (89 more) -> t95 -> t96 -> t97 -> t98 -> t99 -> t0',
    );
  });
});
