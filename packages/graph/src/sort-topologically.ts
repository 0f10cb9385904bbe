import type { Adjacency } from './adjacency.ts';

/**
 * Node numbers, every node after all that have an edge to it. Shorter than `counts` when there is
 * a cycle: nodes on one, or behind one, are left out. `counts` holds the edges into each node.
 * @see Kahn 1962
 */
export function sortTopologically(edges: Adjacency, counts: Int32Array): Int32Array {
  const order = new Int32Array(counts.length);
  const waitingFor = counts.slice();
  let length = 0;
  for (let node = 0; node < counts.length; node += 1) {
    if (counts[node] === 0) order[length++] = node;
  }
  for (let done = 0; done < length; done += 1) {
    const node = order[done]!;
    const end = edges.offsets[node + 1]!;
    for (let at = edges.offsets[node]!; at < end; at += 1) {
      const target = edges.targets[at]!;
      waitingFor[target]! -= 1;
      if (waitingFor[target] === 0) order[length++] = target;
    }
  }
  return order.subarray(0, length);
}
