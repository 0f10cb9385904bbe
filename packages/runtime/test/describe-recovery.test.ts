import { describe, expect, test } from '@jest/globals';
import { errorDetail, type TaskOutcome } from '@parallel-dispatcher/schema';
import { describeRecovery } from '../src/result/describe-recovery.ts';

function settled(task: string, outcome: TaskOutcome['outcome'], blockedBy?: string): TaskOutcome {
  const failed = outcome === 'failed';
  return {
    task,
    outcome,
    error: failed ? errorDetail({ code: 'BOOM', message: 'boom', hint: 'Defuse it.' }) : null,
    blocked_by: blockedBy ?? null,
    attempts: 1,
    duration_ms: 1,
    artifacts: [],
  };
}

const showTask = (task: string) => ['dispatch', 'trace', 'show', 'r', task];
const retry = ['dispatch', 'retry', 'r'];
const means = { showTask, failureStopped: false, resume: null, retry };

describe('describeRecovery', () => {
  test('is null when nothing failed', () => {
    expect(
      describeRecovery([settled('a', 'succeeded'), settled('b', 'skipped')], means),
    ).toBeNull();
  });

  test('is partial when some failed and nothing was blocked', () => {
    const recovery = describeRecovery([settled('a', 'succeeded'), settled('b', 'failed')], means);
    expect(recovery).toMatchObject({
      pattern: 'partial',
      root_causes: [{ task_id: 'b', code: 'BOOM', hint: 'Defuse it.', blocked: [] }],
      commands: [['dispatch', 'trace', 'show', 'r', 'b']],
    });
  });

  test('is cascading when a failure blocked others, and names only the root', () => {
    const recovery = describeRecovery(
      [settled('x', 'succeeded'), settled('a', 'failed'), settled('b', 'blocked', 'a')],
      means,
    );
    expect(recovery).toMatchObject({
      pattern: 'cascading',
      root_causes: [{ task_id: 'a', blocked: ['b'] }],
    });
    expect(recovery?.suggestions).toEqual(['a: Defuse it. It blocked 1 more: b.']);
  });

  test('names the failed items of a map as roots of what the map blocked', () => {
    const map = {
      ...settled('m', 'failed'),
      error: errorDetail({ code: 'MAP_ITEMS_FAILED', message: '1 of 2 items did not succeed.' }),
    };
    const recovery = describeRecovery(
      [map, settled('m[0]', 'succeeded'), settled('m[1]', 'failed'), settled('u', 'blocked', 'm')],
      means,
    );
    expect(recovery?.root_causes).toMatchObject([{ task_id: 'm[1]', blocked: ['u'] }]);
  });

  test('leaves out what was stopped because something failed', () => {
    const stopped = {
      ...settled('b', 'cancelled'),
      error: errorDetail({ code: 'CANCELLED', message: 'Not finished.' }),
    };
    const recovery = describeRecovery([settled('a', 'failed'), stopped], {
      ...means,
      failureStopped: true,
    });
    expect(recovery?.root_causes).toMatchObject([{ task_id: 'a' }]);
    expect(describeRecovery([stopped], means)?.root_causes).toMatchObject([{ task_id: 'b' }]);
  });

  test('of a run that goes on is to go on, said once', () => {
    const stopped = (task: string) => ({
      ...settled(task, 'cancelled'),
      error: errorDetail({ code: 'CANCELLED', message: 'Stopped.', hint: 'Resume the run.' }),
    });
    const resume = ['dispatch', 'resume', 'r'];
    expect(describeRecovery([stopped('a'), stopped('b')], { ...means, resume })).toMatchObject({
      suggestions: ['a, b: Resume the run.'],
      commands: [resume],
    });
  });

  test('names a retry where the same plan may go otherwise, and no resume would do it', () => {
    const error = errorDetail({ code: 'LATE', message: 'Too late.', retryable: true });
    const late = { ...settled('a', 'timed_out'), error };
    const show = ['dispatch', 'trace', 'show', 'r', 'a'];
    expect(describeRecovery([late], means)?.commands).toEqual([show, retry]);
    expect(describeRecovery([late], { ...means, retry: null })?.commands).toEqual([show]);
    const resume = ['dispatch', 'resume', 'r'];
    expect(describeRecovery([late], { ...means, resume })?.commands).toEqual([resume, show]);
  });

  test('is complete when nothing succeeded', () => {
    expect(describeRecovery([settled('a', 'failed')], means)?.pattern).toBe('complete');
  });
});
