import type { Adjacency } from './adjacency.ts';

/** The same edges the other way round; targets of a node come in ascending order. */
export function reverseEdges(edges: Adjacency): Adjacency {
  const size = edges.offsets.length - 1;
  const offsets = new Int32Array(size + 1);
  for (const target of edges.targets) offsets[target + 1]! += 1;
  for (let node = 0; node < size; node += 1) offsets[node + 1]! += offsets[node]!;

  const next = offsets.slice(0, size);
  const targets = new Int32Array(edges.targets.length);
  for (let node = 0; node < size; node += 1) {
    const end = edges.offsets[node + 1]!;
    for (let at = edges.offsets[node]!; at < end; at += 1) {
      const target = edges.targets[at]!;
      targets[next[target]!] = node;
      next[target]! += 1;
    }
  }
  return { offsets, targets };
}
