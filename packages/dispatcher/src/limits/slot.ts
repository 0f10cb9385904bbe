import type TinyQueue from 'tinyqueue';

/** Something of which tasks hold an amount while they run: a resource, the calls of an agent. */
export interface Slot {
  readonly name: string;
  readonly capacity: number;
  used: number;
  /** Tasks that want it, by the amount they want: one that wants little need not wait behind one
   * that wants much. May hold tasks that are no longer ready: check `phase`. */
  readonly waiting: Map<number, TinyQueue<number>>;
}

/** How much of a slot a task holds. */
export interface Need {
  readonly slot: Slot;
  readonly amount: number;
}

export function slotOf(name: string, capacity: number): Slot {
  return { name, capacity, used: 0, waiting: new Map() };
}
