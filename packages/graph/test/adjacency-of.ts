import type { Adjacency } from '../src/adjacency.ts';

/** Edges from rows of targets: `adjacencyOf([1], [])` is one edge from node 0 to node 1. */
export function adjacencyOf(...rows: readonly (readonly number[])[]): Adjacency {
  const offsets = new Int32Array(rows.length + 1);
  for (const [node, targets] of rows.entries()) offsets[node + 1] = offsets[node]! + targets.length;
  return { offsets, targets: Int32Array.from(rows.flat()) };
}
