import type { RunState } from '../state/run-state.ts';
import { needsOf, rateFor } from './needs-of.ts';
import { recordStart } from './rate.ts';

/** Gives a task a worker, and what else it holds while it runs. Once, however often it is said. */
export function holdWorker(
  state: RunState,
  { task, atMs }: { readonly task: number; readonly atMs: number },
): void {
  if (state.running.has(task)) return;
  state.running.add(task);
  for (const { slot, amount } of needsOf(state, task)) {
    slot.used += amount;
    // What was kept free for this one may be for others now.
    if (slot.waiting.size > 0) state.limits.freed.add(slot);
  }
  const rate = rateFor(state, task);
  if (rate !== undefined) recordStart(rate, atMs);
}

/** Takes back what a task holds, if it holds anything. */
export function freeWorker(state: RunState, task: number): void {
  if (!state.running.delete(task)) return;
  for (const { slot, amount } of needsOf(state, task)) {
    slot.used -= amount;
    if (slot.waiting.size > 0) state.limits.freed.add(slot);
  }
}
