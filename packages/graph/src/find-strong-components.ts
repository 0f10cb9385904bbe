import type { Adjacency } from './adjacency.ts';

/**
 * Groups of two or more nodes that all reach each other: every cycle lies within one group.
 * Nodes ascend in a group, groups are ordered by their first node. Only what `roots` reach is
 * looked at. Linear, with its own stack, so depth does not matter.
 * @see Tarjan 1972
 */
export function findStrongComponents(
  edges: Adjacency,
  roots: Iterable<number>,
): readonly Int32Array[] {
  const size = edges.offsets.length - 1;
  const seenAs = new Int32Array(size);
  const lowest = new Int32Array(size);
  const isOpen = new Uint8Array(size);
  const next = edges.offsets.slice(0, size);
  const open = new Int32Array(size);
  const path = new Int32Array(size);
  const components: Int32Array[] = [];
  let [seen, openLength, pathLength] = [0, 0, 0];

  const enter = (node: number) => {
    seen += 1;
    seenAs[node] = seen;
    lowest[node] = seen;
    isOpen[node] = 1;
    open[openLength++] = node;
    path[pathLength++] = node;
  };
  const lower = (node: number, to: number) => {
    if (to < lowest[node]!) lowest[node] = to;
  };
  const close = (node: number) => {
    const end = openLength;
    do {
      openLength -= 1;
      isOpen[open[openLength]!] = 0;
    } while (open[openLength] !== node);
    if (end - openLength > 1) components.push(open.slice(openLength, end).sort());
  };

  for (const root of roots) {
    if (seenAs[root] === 0) enter(root);
    while (pathLength > 0) {
      const node = path[pathLength - 1]!;
      if (next[node]! < edges.offsets[node + 1]!) {
        const target = edges.targets[next[node]!]!;
        next[node]! += 1;
        if (seenAs[target] === 0) enter(target);
        else if (isOpen[target] === 1) lower(node, seenAs[target]!);
        continue;
      }
      pathLength -= 1;
      if (pathLength > 0) lower(path[pathLength - 1]!, lowest[node]!);
      if (lowest[node] === seenAs[node]) close(node);
    }
  }
  return components.sort((a, b) => a[0]! - b[0]!);
}
