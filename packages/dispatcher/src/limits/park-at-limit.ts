import TinyQueue from 'tinyqueue';
import { compareReady } from '../state/compare-ready.ts';
import type { RunState } from '../state/run-state.ts';
import { needsOf, rateFor } from './needs-of.ts';
import { nextStartMs } from './rate.ts';
import type { Need, Slot } from './slot.ts';
import { keptFor, queuesOf } from './waiting-tasks.ts';

/**
 * Keeps a task out of the heap while a limit holds it back, at what it waits for: so it holds no
 * worker, stops nobody behind it, and is not looked at again before there may be room.
 */
export function parkAtLimit(state: RunState, task: number, nowMs: number): boolean {
  for (const need of needsOf(state, task)) {
    if (hasRoom(state, { task, need, nowMs })) continue;
    waitFor(state, task, need);
    return true;
  }
  const rate = rateFor(state, task);
  if (rate === undefined || nextStartMs(rate) <= nowMs) return false;
  rate.waiting.push(task);
  return true;
}

function hasRoom(
  state: RunState,
  { task, need, nowMs }: { task: number; need: Need; nowMs: number },
): boolean {
  const { slot, amount } = need;
  if (slot.used + amount > slot.capacity) return false;
  if (slot.waiting.size === 0) return true;
  const kept = keptFor(state, { slot, queues: queuesOf(state, slot), nowMs });
  if (kept === undefined || state.readyAtMs[task]! < state.readyAtMs[kept]!) return true;
  state.limits.freed.add(slot);
  return false;
}

function waitFor(state: RunState, task: number, { slot, amount }: Need): void {
  queueFor(state, slot, amount).push(task);
}

function queueFor(state: RunState, slot: Slot, amount: number): TinyQueue<number> {
  const known = slot.waiting.get(amount);
  if (known !== undefined) return known;
  const queue = new TinyQueue<number>([], compareReady(state));
  slot.waiting.set(amount, queue);
  return queue;
}
