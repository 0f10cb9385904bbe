import type { TaskEnd } from '../settle/task-end.ts';
import type { RunState } from '../state/run-state.ts';
import type { TaskHistory } from '../state/task-history.ts';

/** Counts a failure against a task. */
export function chargeHistory(
  { histories }: RunState,
  { task, end }: { readonly task: number; readonly end: TaskEnd },
): TaskHistory {
  const known = histories.get(task);
  if (known !== undefined) {
    known.charged += 1;
    known.end = end;
    return known;
  }
  const history: TaskHistory = { charged: 1, reason: 'retry', repair: null, end, retryAtMs: 0 };
  histories.set(task, history);
  return history;
}
