import type { Repair } from '@parallel-dispatcher/schema';
import type { TaskEnd } from '../settle/task-end.ts';

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
