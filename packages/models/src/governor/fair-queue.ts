/** Who waits, the next one first. */
export interface FairQueue<Item extends Queued> {
  readonly items: Item[];
  /** Turn of the last request of each task that waits or waited. */
  readonly lastTurns: Map<string, number>;
}

export interface Queued {
  readonly task: string;
  /** Lower goes first. In ms, so that a turn is also an age. */
  readonly turn: number;
}

/** Requests of one task that wait together count as if they had come this far apart. */
const turnMs = 1_000;
/** What one level of priority is worth in waiting, as among tasks. */
const ageingMs = 60_000;

export function createFairQueue<Item extends Queued>(): FairQueue<Item> {
  return { items: [], lastTurns: new Map() };
}

/**
 * When it is the turn of a request: in the order they came, but a task with many takes turns with
 * others. Turns grow with time, so whatever comes later, nobody waits for ever.
 */
export function takeTurn(
  { items, lastTurns }: FairQueue<Queued>,
  {
    task,
    priority,
    nowMs,
  }: { readonly task: string; readonly priority: number; readonly nowMs: number },
): number {
  if (items.length === 0) lastTurns.clear();
  const last = lastTurns.get(task);
  const turn = last === undefined ? nowMs : Math.max(nowMs, last + turnMs);
  lastTurns.set(task, turn);
  return turn - priority * ageingMs;
}

/** After all whose turn is the same. */
export function enqueue<Item extends Queued>({ items }: FairQueue<Item>, item: Item): void {
  let [from, to] = [0, items.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (items[middle]!.turn <= item.turn) from = middle + 1;
    else to = middle;
  }
  items.splice(from, 0, item);
}

export function leave<Item extends Queued>({ items }: FairQueue<Item>, item: Item): void {
  const index = items.indexOf(item);
  if (index !== -1) items.splice(index, 1);
}
