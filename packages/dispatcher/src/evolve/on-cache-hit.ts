import type { RunEventOf } from '@parallel-dispatcher/schema';
import { endTask } from '../settle/end-task.ts';
import { phases, type RunState } from '../state/run-state.ts';
import { taskNumber } from '../state/task-number.ts';

/** The output is known without a call. Only a task that could start now has a key to look up. */
export function onCacheHit(state: RunState, event: RunEventOf<'cache_hit'>): void {
  const task = taskNumber(state, event.task);
  if (state.phase[task] !== phases.ready) return;
  endTask(state, task, { outcome: 'cached', output: event.output });
}
