import type TinyQueue from 'tinyqueue';
import { phases, type RunState } from '../state/run-state.ts';
import type { Slot } from './slot.ts';

/** Tasks that want the same amount of a slot. */
export interface Queue {
  readonly amount: number;
  readonly tasks: TinyQueue<number>;
  /** The first of them. */
  readonly first: number;
}

/** Who waits for a slot, by amount; those that wait no more are let go. */
export function queuesOf({ phase }: RunState, { waiting }: Slot): Queue[] {
  const queues: Queue[] = [];
  for (const [amount, tasks] of waiting) {
    while (tasks.length > 0 && phase[tasks.peek()!] !== phases.ready) tasks.pop();
    if (tasks.length > 0) queues.push({ amount, tasks, first: tasks.peek()! });
    else waiting.delete(amount);
  }
  return queues;
}

/**
 * The task a slot is kept free for: one that wants more than there is, and was passed by others for
 * longer than one level of ageing. Only what was ready before it may still pass. Without it, a
 * stream of small tasks would keep a large one waiting for ever.
 */
export function keptFor(
  state: RunState,
  { slot, queues, nowMs }: { slot: Slot; queues: readonly Queue[]; nowMs: number },
): number | undefined {
  const room = slot.capacity - slot.used;
  let oldest: number | undefined;
  for (const { amount, first } of queues) {
    if (amount <= room || !isOverdue(state, first, nowMs)) continue;
    if (oldest === undefined || state.readyAtMs[first]! < state.readyAtMs[oldest]!) oldest = first;
  }
  return oldest;
}

/** Whether others may not pass a task any more. */
export function isOverdue({ readyAtMs, ageingMs }: RunState, task: number, nowMs: number): boolean {
  return nowMs - readyAtMs[task]! > ageingMs;
}
