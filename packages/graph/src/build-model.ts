import { DirectedGraph } from 'graphology';
import type { Adjacency } from './adjacency.ts';
import type { TaskNode } from './task-graph.ts';

/** The graph as graphology knows it: keys are task numbers, edges run to the dependents. */
export function buildModel(ids: readonly string[], dependents: Adjacency): DirectedGraph<TaskNode> {
  const model = new DirectedGraph<TaskNode>({ allowSelfLoops: false });
  for (const [number, id] of ids.entries()) model.addNode(number, { id });
  for (let number = 0; number < ids.length; number += 1) {
    const end = dependents.offsets[number + 1]!;
    for (let at = dependents.offsets[number]!; at < end; at += 1) {
      model.addDirectedEdge(number, dependents.targets[at]);
    }
  }
  return model;
}
