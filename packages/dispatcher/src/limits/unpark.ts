import { compareReady } from '../state/compare-ready.ts';
import type { RunState } from '../state/run-state.ts';
import { startsAllowed, type Rate } from './rate.ts';
import type { Slot } from './slot.ts';
import { isOverdue, keptFor, queuesOf, type Queue } from './waiting-tasks.ts';

interface Room {
  /** Free workers: no more than these could start anyway. */
  readonly most: number;
  readonly nowMs: number;
}

/**
 * Puts tasks for which there is room now back among those that may start, the best ones first.
 * Answers whether there were any: they may turn out to lack something else, and then the room is
 * for others.
 */
export function unpark(state: RunState, room: Room): boolean {
  const { freed, rates } = state.limits;
  let moved = 0;
  for (const slot of freed) {
    const fromSlot = unparkSlot(state, slot, room);
    if (fromSlot === 0 && !isKept(state, slot, room.nowMs)) freed.delete(slot);
    moved += fromSlot;
  }
  for (const rate of rates ?? []) if (rate !== undefined) moved += unparkRate(state, rate, room);
  return moved > 0;
}

/** Who it is kept for may change without anybody leaving it: then others may go on. */
function isKept(state: RunState, slot: Slot, nowMs: number): boolean {
  return keptFor(state, { slot, queues: queuesOf(state, slot), nowMs }) !== undefined;
}

function unparkSlot(state: RunState, slot: Slot, { most, nowMs }: Room): number {
  let room = slot.capacity - slot.used;
  for (let moved = 0; moved < most; moved += 1) {
    const queue = bestFitting(state, { slot, room, nowMs });
    if (queue === undefined) return moved;
    queue.tasks.pop();
    state.ready.push(queue.first);
    room -= queue.amount;
  }
  return most;
}

function bestFitting(
  state: RunState,
  { slot, room, nowMs }: { slot: Slot; room: number; nowMs: number },
): Queue | undefined {
  const queues = queuesOf(state, slot);
  const kept = keptFor(state, { slot, queues, nowMs });
  let best: Queue | undefined;
  for (const queue of queues) {
    const mayPass = kept === undefined || state.readyAtMs[queue.first]! < state.readyAtMs[kept]!;
    if (queue.amount > room || !mayPass) continue;
    if (best === undefined || goesBefore(state, { queue, best, nowMs })) best = queue;
  }
  return best;
}

/** A large task that was passed for long goes first, now that there is room for it. */
function goesBefore(
  state: RunState,
  { queue, best, nowMs }: { queue: Queue; best: Queue; nowMs: number },
): boolean {
  const larger = queue.amount > best.amount ? queue : best;
  if (isOverdue(state, larger.first, nowMs)) return larger === queue;
  return compareReady(state)(queue.first, best.first) < 0;
}

function unparkRate(state: RunState, rate: Rate, { most, nowMs }: Room): number {
  if (rate.waiting.length === 0) return 0;
  const allowed = Math.min(rate.waiting.length, startsAllowed(rate, { nowMs, most }));
  for (let count = 0; count < allowed; count += 1) state.ready.push(rate.waiting.pop()!);
  return allowed;
}
