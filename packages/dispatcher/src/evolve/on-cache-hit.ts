import type { RunEventOf } from '@parallel-dispatcher/schema';
import { endTask } from '../settle/end-task.ts';
import { phases, type RunState } from '../state/run-state.ts';
import { taskNumber } from '../state/task-number.ts';

/** The output is known without a call: of a task that could start, or whose call is not needed. */
export function onCacheHit(state: RunState, event: RunEventOf<'cache_hit'>): void {
  const task = taskNumber(state, event.task);
  const phase = state.phase[task];
  const isSubmitted =
    phase === phases.running &&
    state.generation[task] === (event.generation ?? state.generation[task]);
  if (phase !== phases.ready && !isSubmitted) return;
  endTask(state, task, {
    outcome: 'cached',
    output: event.output,
    artifacts: event.artifacts ?? [],
    ...(event.from_run !== undefined && { reusedFrom: event.from_run }),
  });
}
