import { expect, test } from '@jest/globals';
import { DrivenRun } from '../support/driven-run.ts';
import { runSetup } from '../support/run-setup.ts';

test.each(['tick', 'cancel_grace'] as const)('a %s after the report changes nothing', (timer) => {
  const run = new DrivenRun(runSetup({ a: [], b: [] }));
  run.decide();
  run.report('a', { status: 'succeeded', output: 1 });
  run.fold({ type: 'timer', timer, task: 'a' });
  expect(run.state.outcomes[0]).toMatchObject({ outcome: 'succeeded', output: 1 });
  expect(run.state.unsettled).toBe(1);
});

test('the deadline after a cancel does not change why the run stopped', () => {
  const run = new DrivenRun(runSetup({ a: [] }, { runTimeoutMs: 30 }));
  run.decide();
  run.fold({ type: 'cancel', task: null, reason: 'Ctrl-C', signal: 'SIGINT' });
  run.fold({ type: 'timer', timer: 'run_deadline', task: null });
  expect(run.state.stopped).toEqual({ reason: 'signal', detail: 'SIGINT' });
});
