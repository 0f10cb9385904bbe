import { expect, test } from '@jest/globals';
import type { RunEvent } from '@parallel-dispatcher/schema';
import { plainPage } from '../../src/render/page.ts';
import { eventLine, followProgress, startProgress, statusLine } from '../../src/render/progress.ts';

const stamp = { v: 1 as const, seq: 0, at_ms: 0, ts: '2026-11-22T12:00:00.000Z' };

function settled(task: string, outcome: 'succeeded' | 'failed'): RunEvent {
  const error =
    outcome === 'failed'
      ? { code: 'BROKE', message: 'm', path: null, hint: null, retryable: false, cause: null }
      : null;
  return {
    ...stamp,
    type: 'settled',
    outcome: {
      task,
      outcome,
      error,
      blocked_by: null,
      attempts: 1,
      duration_ms: 50,
      artifacts: [],
    },
  };
}

const submitted = (task: string): RunEvent => ({
  ...stamp,
  type: 'submitted',
  task,
  generation: 1,
  attempt: 1,
  reason: 'ready',
});

test('the status line follows a run', () => {
  const progress = startProgress();
  const started: RunEvent = {
    ...stamp,
    type: 'run_started',
    run_id: 'r',
    correlation_id: 'c',
    parent_run_id: null,
    plan_sha256: '0',
    seed: 0,
    task_count: 3,
    limits: { max_workers: 2, timeout_ms: 1, run_timeout_ms: null },
  };
  for (const event of [started, submitted('a'), submitted('b'), settled('a', 'failed')]) {
    followProgress(progress, event);
  }
  expect(statusLine(progress, 1_500, plainPage)).toBe('1/3 ended, 1 not done  1.5 s  b');
});

test('a start and an end have a line each, other events none', () => {
  const started: RunEvent = { ...stamp, type: 'started', task: 'a', generation: 1, worker: null };
  expect(eventLine(started, plainPage)).toBe('▸ a');
  expect(eventLine(settled('a', 'succeeded'), plainPage)).toBe('✓ a  50 ms');
  expect(eventLine(settled('a', 'failed'), plainPage)).toBe('✗ a  50 ms  BROKE');
  expect(eventLine(submitted('a'), plainPage)).toBeUndefined();
});
