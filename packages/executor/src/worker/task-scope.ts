import { AsyncLocalStorage } from 'node:async_hooks';
import type { LogLine } from '@parallel-dispatcher/schema';

/** The call that some code in this thread belongs to. */
export interface TaskScope {
  write(level: LogLine['level'], text: string): void;
  /** Ends the call with what it threw outside of its promise. */
  crash(thrown: unknown): void;
}

const storage = new AsyncLocalStorage<TaskScope>();
const running = new Set<TaskScope>();

export async function runInScope<Value>(
  scope: TaskScope,
  work: () => Promise<Value>,
): Promise<Value> {
  running.add(scope);
  try {
    return await storage.run(scope, work);
  } finally {
    running.delete(scope);
  }
}

/** Whether no call is under way. */
export function isIdle(): boolean {
  return running.size === 0;
}

export type Culprit =
  | { readonly type: 'task'; readonly scope: TaskScope }
  | { readonly type: 'nobody' }
  | { readonly type: 'unknown' };

/**
 * Whose code runs right now: by async context; without one, the only call under way. `nobody` is
 * what a call that ended left behind.
 */
export function findCulprit(): Culprit {
  const scope = storage.getStore();
  if (scope !== undefined) return running.has(scope) ? { type: 'task', scope } : { type: 'nobody' };
  const [first] = running;
  if (first === undefined) return { type: 'nobody' };
  return running.size === 1 ? { type: 'task', scope: first } : { type: 'unknown' };
}
