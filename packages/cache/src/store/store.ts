import type { Clock } from '@parallel-dispatcher/schema/ports';
import type { ProblemList } from './problem-list.ts';

/** An open folder: what every operation on it needs. */
export interface Store {
  readonly dir: string;
  readonly clock: Pick<Clock, 'wall'>;
  readonly maxBytes: number;
  readonly maxAgeMs: number;
  readonly problems: ProblemList;
}

/** Whether something is older than answers may be. */
export function isExpired(createdAt: string, { clock, maxAgeMs }: Store): boolean {
  return clock.wall().getTime() - Date.parse(createdAt) > maxAgeMs;
}
