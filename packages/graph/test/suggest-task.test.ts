import { describe, expect, test } from '@jest/globals';
import { numberTasks } from '../src/number-tasks.ts';
import { createProblemList } from '../src/problem-list.ts';
import { createTaskSuggester } from '../src/suggest-task.ts';
import { planOf } from './plan-of.ts';

function suggesterFor(ids: readonly string[]) {
  const { tasks } = planOf(...ids.map((id): [string] => [id]));
  return createTaskSuggester(ids, numberTasks(tasks, createProblemList()));
}

describe('createTaskSuggester', () => {
  test('finds an id that differs in case, spaces around it or Unicode form', () => {
    const suggest = suggesterFor(['Build', 'café']);
    expect([suggest('BUILD'), suggest(' Build '), suggest('cafe\u0301')]).toEqual([
      'Build',
      'Build',
      'café',
    ]);
  });

  test('finds an id with a typo', () => {
    expect(suggesterFor(['deploy', 'build-api'])('buidl-api')).toBe('build-api');
  });

  test('guesses nothing for a word of two letters', () => {
    expect(suggesterFor(['ab'])('ac')).toBeUndefined();
  });

  test('does not compare a word longer than any typo', () => {
    const long = 'x'.repeat(300);
    expect(suggesterFor([`${long}y`])(long)).toBeUndefined();
  });

  test('stops comparing when its share of work is used', () => {
    const ids = Array.from({ length: 20_000 }, (_, number) => `task-${number + 10_000}`);
    const suggest = suggesterFor(ids);
    const answers = Array.from({ length: 7 }, () => suggest('task_12345'));
    expect(answers.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'task-12345'));
    expect(answers.slice(5)).toEqual([undefined, undefined]);
  });
});
