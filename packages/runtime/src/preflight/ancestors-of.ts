import type { TaskGraph } from '@parallel-dispatcher/graph';

/** The numbers of all tasks that this one depends on, however far above. */
export function ancestorsOf(graph: TaskGraph, task: number): ReadonlySet<number> {
  const found = new Set<number>();
  const open = [task];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const from = graph.dependencyOffsets[next] ?? 0;
    const to = graph.dependencyOffsets[next + 1] ?? from;
    for (const dependency of graph.dependencyTargets.subarray(from, to)) {
      if (found.has(dependency)) continue;
      found.add(dependency);
      open.push(dependency);
    }
  }
  return found;
}
