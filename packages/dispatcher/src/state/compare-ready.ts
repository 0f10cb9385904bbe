/** Which of two ready tasks starts first: priority, then the longest path below, then plan order. */
export function compareReady(
  priority: Float64Array,
  rank: Float64Array,
): (one: number, other: number) => number {
  return (one, other) =>
    priority[other]! - priority[one]! || rank[other]! - rank[one]! || one - other;
}
