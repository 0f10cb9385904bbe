import type { Repair } from '@parallel-dispatcher/schema';
import type { TaskEnd } from '../settle/task-end.ts';
import type { RunState } from '../state/run-state.ts';

/** What is known of a task that failed at least once. */
export interface TaskHistory {
  /** Failures of its own. */
  charged: number;
  /** Why its next attempt is made. */
  reason: 'retry' | 'repair';
  /** What its one repair round is about; it stays with the attempts after it. */
  repair: Repair | null;
  /** How it ends if there is no next attempt. */
  end: TaskEnd;
  /** When the next attempt may start, on the clock of the run. */
  retryAtMs: number;
}

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
