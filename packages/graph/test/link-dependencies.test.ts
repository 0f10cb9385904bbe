import { describe, expect, test } from '@jest/globals';
import { errorsOf, planOf } from './plan-of.ts';

describe('linkDependencies', () => {
  test('points at the dependency that no task has', () => {
    const [error] = errorsOf(planOf(['a'], ['deploy', 'a', 'gone']));
    expect(error).toMatchObject({
      code: 'UNKNOWN_DEPENDENCY',
      path: 'tasks[1].dependencies[1]',
    });
    expect(error!.message).toContain('"deploy" depends on "gone"');
  });

  test('suggests the task that was meant', () => {
    const [error] = errorsOf(planOf(['build-api'], ['deploy', 'biuld-api']));
    expect(error!.hint).toBe('Did you mean "build-api"?');
  });

  test('never suggests the task itself', () => {
    const [error] = errorsOf(planOf(['build-api', 'build-apo']));
    expect(error!.hint).not.toContain('Did you mean');
  });

  test('suggests nothing when no task is near', () => {
    const [error] = errorsOf(planOf(['build'], ['deploy', 'completely-different']));
    expect(error!.hint).toContain('remove the dependency');
  });

  test('points at the dependency of a task on itself', () => {
    expect(errorsOf(planOf(['a'], ['b', 'a', 'b']))).toMatchObject([
      { code: 'SELF_DEPENDENCY', path: 'tasks[1].dependencies[1]' },
    ]);
  });

  test('takes a dependency on a member of Object.prototype for unknown', () => {
    expect(errorsOf(planOf(['a', 'toString', '__proto__'])).map((error) => error.code)).toEqual([
      'UNKNOWN_DEPENDENCY',
      'UNKNOWN_DEPENDENCY',
    ]);
  });
});
