import { describe, expect, test } from '@jest/globals';
import { outcomeSchema } from '../../src/documents/outcome.ts';
import { taskStatusOf } from '../../src/documents/task-status-of.ts';

describe('taskStatusOf', () => {
  test('tells three outcomes from the rest', () => {
    const succeeded = outcomeSchema.options.filter(
      (outcome) => taskStatusOf(outcome) === 'success',
    );
    expect(succeeded).toStrictEqual(['succeeded', 'cached', 'skipped']);
  });
});
