import type { RunEventOf } from '@parallel-dispatcher/schema';
import type { RunState } from '../state/run-state.ts';

/** Fewer workers from here on, or more again, never above the limit. What runs is left alone. */
export function onPressure(state: RunState, { workers }: RunEventOf<'pressure'>): void {
  state.workers = Math.min(workers, state.maxWorkers);
}
