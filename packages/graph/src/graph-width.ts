import type { TaskGraph } from './task-graph.ts';
import { topologicalBatches } from './topological-batches.ts';

/**
 * How many tasks the largest topological batch holds; 0 for no tasks. So many run at once when all
 * take equally long and workers do not run out. With unequal durations more may be ready at a time.
 */
export function graphWidth(graph: TaskGraph): number {
  return topologicalBatches(graph).reduce((width, batch) => Math.max(width, batch.length), 0);
}
