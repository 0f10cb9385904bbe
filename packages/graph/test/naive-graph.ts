import type { Rows } from './random-graphs.ts';

/** Slow and obvious answers to hold the fast ones against. */

/** Fewest edges from each node to each, at least one edge; Infinity when there is no way. */
export function naiveDistances(rows: Rows): number[][] {
  const distances = rows.map((targets) =>
    rows.map((_, target) => (targets.includes(target) ? 1 : Infinity)),
  );
  for (const via of rows.keys()) {
    for (const from of rows.keys()) {
      for (const to of rows.keys()) {
        const through = distances[from]![via]! + distances[via]![to]!;
        distances[from]![to] = Math.min(distances[from]![to]!, through);
      }
    }
  }
  return distances;
}

/** The length of the shortest cycle of every group of nodes on cycles, by the group's first node. */
export function naiveCycleLengths(rows: Rows): Map<number, number> {
  const distances = naiveDistances(rows);
  const lengths = new Map<number, number>();
  for (const node of rows.keys()) {
    if (distances[node]![node] === Infinity) continue;
    const first = [...rows.keys()].find(
      (other) => distances[node]![other]! < Infinity && distances[other]![node]! < Infinity,
    )!;
    lengths.set(first, Math.min(lengths.get(first) ?? Infinity, distances[node]![node]!));
  }
  return lengths;
}

/** How many batches must come before each node. */
export function naiveLevels(rows: Rows): number[] {
  const levelOf = (node: number): number =>
    Math.max(-1, ...rows[node]!.map((target) => levelOf(target))) + 1;
  return rows.map((_, node) => levelOf(node));
}

/** The weight of the heaviest chain, by trying all of them. */
export function naiveLongest(rows: Rows, weights: readonly number[]): number {
  const below = (node: number): number =>
    weights[node]! + Math.max(0, ...rows[node]!.map((target) => below(target)));
  return Math.max(0, ...rows.map((_, node) => below(node)));
}

/** Groups of nodes that edges connect, whichever way they point. */
export function naiveGroups(rows: Rows): number[][] {
  const both = rows.map((targets, node) => [
    ...targets,
    ...[...rows.keys()].filter((other) => rows[other]!.includes(node)),
  ]);
  const distances = naiveDistances(both);
  const groups = [...rows.keys()].map((node) =>
    [...rows.keys()].filter((other) => other === node || distances[node]![other]! < Infinity),
  );
  return groups.filter((group, node) => group[0] === node);
}
