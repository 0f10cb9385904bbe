import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { outcomeSchema, type Outcome } from '../../src/documents/outcome.ts';
import { runStatusOf as statusOfParts } from '../../src/documents/run-status-of.ts';
import { taskStatusOf } from '../../src/documents/task-status-of.ts';

const every = outcomeSchema.options;
const vectors = fc.array(fc.constantFrom(...every), { minLength: 1, maxLength: 12 });
const runStatusOf = (outcomes: readonly Outcome[]) =>
  statusOfParts(outcomes.map((outcome) => ({ outcome })));
const isDone = (outcome: Outcome) => outcome === 'succeeded' || outcome === 'cached';

describe('runStatusOf', () => {
  test('is success exactly where no task is an error', () => {
    fc.assert(
      fc.property(vectors, (outcomes) => {
        const errors = outcomes.some((outcome) => taskStatusOf(outcome) === 'error');
        expect(runStatusOf(outcomes) === 'success').toBe(!errors);
      }),
      { numRuns: 1_000 },
    );
  });

  test('is failure exactly where something failed and nothing was done', () => {
    fc.assert(
      fc.property(vectors, (outcomes) => {
        const errors = outcomes.some((outcome) => taskStatusOf(outcome) === 'error');
        expect(runStatusOf(outcomes) === 'failure').toBe(errors && !outcomes.some(isDone));
      }),
      { numRuns: 1_000 },
    );
  });

  test('does not depend on the order', () => {
    fc.assert(
      fc.property(
        vectors,
        (outcomes) => runStatusOf(outcomes) === runStatusOf(outcomes.toReversed()),
      ),
    );
  });

  test.each<[Outcome[], string]>([
    [['succeeded', 'cached', 'skipped'], 'success'],
    [['skipped'], 'success'],
    [['succeeded', 'failed', 'blocked'], 'partial'],
    [['cached', 'cancelled'], 'partial'],
    [['skipped', 'failed'], 'failure'],
    [['failed', 'blocked', 'timed_out'], 'failure'],
    [['awaiting_approval'], 'failure'],
  ])('%j is %s', (outcomes, status) => {
    expect(runStatusOf(outcomes)).toBe(status);
  });

  test('is not lowered by the failure of an optional task', () => {
    expect(statusOfParts([{ outcome: 'succeeded' }, { outcome: 'failed', optional: true }])).toBe(
      'success',
    );
    expect(statusOfParts([{ outcome: 'failed' }, { outcome: 'succeeded', optional: true }])).toBe(
      'partial',
    );
  });
});
