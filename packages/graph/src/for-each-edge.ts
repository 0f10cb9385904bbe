import type { TaskGraph } from './task-graph.ts';

/** Calls `visit` with the task numbers of every dependency, dependents in plan order. */
export function forEachEdge(
  graph: TaskGraph,
  visit: (dependency: number, dependent: number) => void,
): void {
  for (let dependent = 0; dependent < graph.size; dependent += 1) {
    const end = graph.dependencyOffsets[dependent + 1]!;
    for (let at = graph.dependencyOffsets[dependent]!; at < end; at += 1) {
      visit(graph.dependencyTargets[at]!, dependent);
    }
  }
}
