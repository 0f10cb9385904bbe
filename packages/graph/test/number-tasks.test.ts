import { describe, expect, test } from '@jest/globals';
import { errorsOf, planOf } from './plan-of.ts';

describe('numberTasks', () => {
  test('names both places when an id is used twice', () => {
    const [error] = errorsOf(planOf(['a'], ['b'], ['a']));
    expect(error).toMatchObject({ code: 'DUPLICATE_TASK_ID', path: 'tasks[2].task_id' });
    expect(error!.message).toContain('tasks[0].task_id and tasks[2].task_id');
  });

  test('reports every further use of an id', () => {
    expect(errorsOf(planOf(['a'], ['a'], ['a'])).map((error) => error.path)).toEqual([
      'tasks[1].task_id',
      'tasks[2].task_id',
    ]);
  });

  test.each([
    ['letter case', 'Build', 'build'],
    ['case beyond one letter', 'STRASSE', 'straße'],
    ['Unicode form', 'caf\u00e9', 'cafe\u0301'],
    ['the colour of an emoji', '❤', '❤\uFE0F'],
  ])('names both places when ids differ only in %s', (_, one, other) => {
    const [error, ...more] = errorsOf(planOf([one], ['between'], [other]));
    expect(more).toEqual([]);
    expect(error).toMatchObject({ code: 'CONFLICTING_TASK_ID', path: 'tasks[2].task_id' });
    expect(error!.message).toMatch(/tasks\[0\]\.task_id .* and tasks\[2\]\.task_id /);
  });

  test('says a duplicate is no conflict as well', () => {
    expect(errorsOf(planOf(['A'], ['A'])).map((error) => error.code)).toEqual([
      'DUPLICATE_TASK_ID',
    ]);
  });

  test.each([
    ['a zero-width space', 'a\u200bb', 'U+200B'],
    ['a bidi override', 'a\u202eb', 'U+202E'],
    ['a newline', 'a\nb', 'U+000A'],
    ['an escape', 'a\u001b[31m', 'U+001B'],
    ['half a surrogate pair', 'a\ud800', 'U+D800'],
  ])('names %s in an id by its code', (_, id, code) => {
    const [error] = errorsOf(planOf([id]));
    expect(error).toMatchObject({ code: 'INVALID_TASK_ID', path: 'tasks[0].task_id' });
    expect(error!.message).toContain(code);
    expect(error!.message).not.toContain(id);
  });

  test.each([[''], ['  ']])('refuses %j as an id', (id) => {
    expect(errorsOf(planOf([id]))).toMatchObject([{ code: 'INVALID_TASK_ID' }]);
  });
});
