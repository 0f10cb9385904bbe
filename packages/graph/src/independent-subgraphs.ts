import type { TaskGraph } from './task-graph.ts';

/**
 * Groups of tasks that no dependency connects, whichever way it points: a failure in one cannot
 * reach another. Groups are ordered by their first task, tasks within by plan order.
 */
export function independentSubgraphs(graph: TaskGraph): string[][] {
  const rootOf = new Int32Array(graph.size).map((_, number) => number);
  const findRoot = (number: number): number => {
    let root = number;
    while (rootOf[root] !== root) {
      rootOf[root] = rootOf[rootOf[root]!]!;
      root = rootOf[root]!;
    }
    return root;
  };
  for (let number = 0; number < graph.size; number += 1) {
    const end = graph.dependencyOffsets[number + 1]!;
    for (let at = graph.dependencyOffsets[number]!; at < end; at += 1) {
      rootOf[findRoot(number)] = findRoot(graph.dependencyTargets[at]!);
    }
  }

  const groups = new Map<number, string[]>();
  for (const [number, id] of graph.ids.entries()) {
    const root = findRoot(number);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [id]);
    else group.push(id);
  }
  return [...groups.values()];
}
