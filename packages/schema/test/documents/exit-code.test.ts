import { describe, expect, test } from '@jest/globals';
import { exitCodeOf } from '../../src/documents/exit-code.ts';
import { runStatusSchema, type RunStatus } from '../../src/documents/outcome.ts';
import type { RunResult } from '../../src/documents/run-result.ts';

type Reason = NonNullable<RunResult['stopped']>['reason'];

describe('exitCodeOf', () => {
  test.each<[RunStatus, number]>([
    ['success', 0],
    ['partial', 1],
    ['failure', 1],
  ])('a run that went to its end with %s is %i', (status, code) => {
    expect(exitCodeOf(status, null)).toBe(code);
    expect(exitCodeOf(status, { reason: 'cancelled', detail: 'asked' })).toBe(code);
  });

  test.each<[Reason, string, number]>([
    ['signal', 'SIGHUP', 129],
    ['signal', 'SIGINT', 130],
    ['signal', 'SIGTERM', 143],
    ['signal', 'SIGUSR1', 130],
    ['signal', 'toString', 130],
    ['trace', 'disk full', 3],
    ['run_deadline', '', 4],
    ['budget', '', 4],
    ['quota', '', 4],
    ['approval', '', 4],
  ])('%s %s is %i, whatever the tasks did', (reason, detail, code) => {
    for (const status of runStatusSchema.options) {
      expect(exitCodeOf(status, { reason, detail })).toBe(code);
    }
  });
});
