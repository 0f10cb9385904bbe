import type { AttemptReport, RunEvent, TaskEnvelope } from '@parallel-dispatcher/schema';
import type { CancelCommand } from '../decide/command.ts';

/**
 * What one turn of the shell comes to. Its events are logged in one go before anything else of it
 * happens, so that no dependent starts and nobody sees a fact that is not in the journal.
 */
export interface Wave {
  readonly events: RunEvent[];
  readonly submits: TaskEnvelope[];
  readonly cancels: CancelCommand[];
  /** Of submissions that failed before they could be made. */
  readonly failures: AttemptReport[];
  /** Milliseconds on the clock of the run. */
  wakeAtMs: number | undefined;
  finished: boolean;
}

export function emptyWave(): Wave {
  return {
    events: [],
    submits: [],
    cancels: [],
    failures: [],
    wakeAtMs: undefined,
    finished: false,
  };
}
