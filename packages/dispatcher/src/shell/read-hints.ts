import type { TaskRef } from '@parallel-dispatcher/schema';
import type { ExecutorEvent } from '@parallel-dispatcher/schema/ports';
import type { EventBody } from '../event-body.ts';
import { isAwaited } from '../state/is-awaited.ts';
import type { RunState } from '../state/run-state.ts';

interface ReadHints {
  /** `started`, `progress`, `clock` and `usage`. */
  readonly bodies: readonly EventBody[];
  /** Submissions whose outcome is worth asking for. */
  readonly settled: readonly TaskRef[];
}

/** What hints come to. Those about submissions that nobody waits for are dropped. */
export function readHints(state: RunState, hints: readonly ExecutorEvent[]): ReadHints {
  const bodies: EventBody[] = [];
  const settled: TaskRef[] = [];
  for (const hint of hints) {
    if (!isAwaited(state, hint.ref)) continue;
    const { task, generation } = hint.ref;
    switch (hint.type) {
      case 'settled':
        settled.push(hint.ref);
        break;
      case 'started':
        bodies.push({ type: 'started', task, generation, worker: hint.worker });
        break;
      case 'clock': {
        const { standsStill: stands_still, leftMs: left_ms } = hint;
        bodies.push({ type: 'clock', task, generation, stands_still, left_ms });
        break;
      }
      case 'usage':
        bodies.push({ type: 'usage', task, usage: hint.usage });
        break;
      case 'progress': {
        const { message, fraction } = hint;
        bodies.push({ type: 'progress', task, generation, message, fraction });
        break;
      }
    }
  }
  return { bodies, settled };
}
