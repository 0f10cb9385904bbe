/** A list of things, best first, and how much it counts. */
export interface RankedList<Item> {
  readonly items: readonly Item[];
  readonly weight: number;
}

/** Of reciprocal rank fusion; dampens the head of each list. @see Cormack, Clarke, Buettcher 2009 */
const dampening = 60;

/**
 * Joins ranked lists whose scores cannot be compared: each gives `weight / (60 + rank)`. The item that
 * comes first is kept of those with one key.
 */
export function fuseRanks<Item>(
  lists: readonly RankedList<Item>[],
  keyOf: (item: Item) => string,
): readonly { readonly item: Item; readonly score: number }[] {
  const fused = new Map<string, { item: Item; score: number }>();
  for (const { items, weight } of lists) {
    for (const [at, item] of items.entries()) {
      const before = fused.get(keyOf(item));
      const score = weight / (dampening + at + 1) + (before?.score ?? 0);
      fused.set(keyOf(item), { item: before?.item ?? item, score });
    }
  }
  return [...fused.values()].sort((one, other) => other.score - one.score);
}
