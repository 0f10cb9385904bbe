import { compareReady } from '../state/compare-ready.ts';
import type { RunState } from '../state/run-state.ts';
import { startsAllowed, type Rate } from './rate.ts';
import type { Slot } from './slot.ts';
import { keptFor, queuesOf, type Queue } from './waiting-tasks.ts';

interface Room {
  /** Free workers: no more than these could start anyway. */
  readonly most: number;
  readonly nowMs: number;
}

/** Puts tasks for which there is room now back among those that may start, the best ones first. */
export function unpark(state: RunState, room: Room): void {
  const { freed, rates } = state.limits;
  for (const slot of freed) if (!unparkSlot(state, slot, room)) freed.delete(slot);
  for (const rate of rates ?? []) if (rate !== undefined) unparkRate(state, rate, room);
}

/** Answers whether there may be room for more. */
function unparkSlot(state: RunState, slot: Slot, { most, nowMs }: Room): boolean {
  let room = slot.capacity - slot.used;
  for (let count = 0; count < most; count += 1) {
    const queue = bestFitting(state, { slot, room, nowMs });
    if (queue === undefined) return false;
    queue.tasks.pop();
    state.ready.push(queue.first);
    room -= queue.amount;
  }
  return true;
}

function bestFitting(
  state: RunState,
  { slot, room, nowMs }: { slot: Slot; room: number; nowMs: number },
): Queue | undefined {
  const queues = queuesOf(state, slot);
  const kept = keptFor(state, { slot, queues, nowMs });
  const isBefore = compareReady(state);
  let best: Queue | undefined;
  for (const queue of queues) {
    const mayPass = kept === undefined || state.readyAtMs[queue.first]! <= state.readyAtMs[kept]!;
    if (queue.amount > room || !mayPass) continue;
    if (best === undefined || isBefore(queue.first, best.first) < 0) best = queue;
  }
  return best;
}

function unparkRate(state: RunState, rate: Rate, { most, nowMs }: Room): void {
  if (rate.waiting.length === 0) return;
  const allowed = startsAllowed(rate, { nowMs, most });
  for (let count = 0; count < allowed; count += 1) {
    const task = rate.waiting.pop();
    if (task === undefined) return;
    state.ready.push(task);
  }
}
