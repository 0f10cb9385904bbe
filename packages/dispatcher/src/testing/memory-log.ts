import type { RunEvent } from '@parallel-dispatcher/schema';
import type { RunLog } from '@parallel-dispatcher/schema/ports';

/** A log that keeps everything in memory. */
export interface MemoryLog extends RunLog {
  readonly events: readonly RunEvent[];
}

export function createMemoryLog(): MemoryLog {
  const events: RunEvent[] = [];
  return {
    events,
    append(more) {
      for (const event of more) events.push(event);
    },
    status: () => ({ status: 'off', resumable: false, reasons: [] }),
    close: async () => {},
  };
}
