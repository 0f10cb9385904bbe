import { topologicalGenerations } from 'graphology-dag';
import type { TaskGraph } from './task-graph.ts';
import { toModel } from './to-model.ts';

/**
 * Splits a graph into batches: every task depends on one of the batch before and on none later.
 * `[["plan"], ["code", "docs"], ["test"]]`: outer order is run order, inner order is plan order.
 * Batches show a plan; a run has no barriers and need not follow them.
 * @see Kahn 1962; graphology-dag `topologicalGenerations`.
 */
export function topologicalBatches(graph: TaskGraph): string[][] {
  return topologicalGenerations(toModel(graph)).map((keys) => {
    const numbers = keys.map(Number).sort((a, b) => a - b);
    return numbers.map((number) => graph.ids[number]!);
  });
}
