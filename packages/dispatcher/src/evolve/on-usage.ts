import type { RunEventOf } from '@parallel-dispatcher/schema';
import { recordUse } from '../budget/record-use.ts';
import type { RunState } from '../state/run-state.ts';
import { taskNumber } from '../state/task-number.ts';

/** A task that runs says what it used so far. */
export function onUsage(state: RunState, { task: id, usage }: RunEventOf<'usage'>): void {
  const task = taskNumber(state, id);
  if (state.running.has(task)) recordUse(state, task, usage);
}
