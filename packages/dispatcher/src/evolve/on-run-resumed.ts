import type { RunEventOf } from '@parallel-dispatcher/schema';
import { restart } from '../state/restart.ts';
import { phases, type RunState } from '../state/run-state.ts';

/**
 * Another process goes on with the run. Waits for another attempt are shorter by the time that
 * passed meanwhile, if the dates are to be believed; the time limit of the run starts anew.
 */
export function onRunResumed(state: RunState, event: RunEventOf<'run_resumed'>): void {
  const awayMs = Date.parse(event.ts) - Date.parse(state.tsBefore);
  restart(state);
  state.stopSeen = false;
  state.runEndsAtMs = event.at_ms + state.runTimeoutMs;
  if (awayMs > 0) shortenWaits(state, awayMs);
}

function shortenWaits({ histories, phase, backoffs, atMs }: RunState, byMs: number): void {
  for (const [task, history] of histories) {
    if (phase[task] !== phases.backingOff) continue;
    history.retryAtMs = Math.max(atMs, history.retryAtMs - byMs);
    backoffs.push({ task, atMs: history.retryAtMs });
  }
}
