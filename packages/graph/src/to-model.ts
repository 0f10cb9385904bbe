import { DirectedGraph } from 'graphology';
import type { TaskGraph } from './task-graph.ts';

/** What a node of the graphology model carries; its key is the task number as text. */
export interface TaskNode {
  readonly id: string;
}

const models = new WeakMap<TaskGraph, DirectedGraph<TaskNode>>();

/**
 * The graph for graphology's algorithms, built on first use. Edges run from a dependency to its
 * dependent. Node keys are task numbers (`'0'`, `'1'`), with the id as attribute `id`, because
 * graphology takes keys such as `toString` or `__proto__` for members of `Object.prototype`. Apart
 * from `buildGraph`, so that a run does not load graphology.
 */
export function toModel(graph: TaskGraph): DirectedGraph<TaskNode> {
  const known = models.get(graph);
  if (known !== undefined) return known;
  const model = buildModel(graph);
  models.set(graph, model);
  return model;
}

function buildModel(graph: TaskGraph): DirectedGraph<TaskNode> {
  const { ids, dependentOffsets: offsets, dependentTargets: targets } = graph;
  const model = new DirectedGraph<TaskNode>({ allowSelfLoops: false });
  for (const [number, id] of ids.entries()) model.addNode(number, { id });
  for (let number = 0; number < ids.length; number += 1) {
    for (let at = offsets[number]!; at < offsets[number + 1]!; at += 1) {
      model.addDirectedEdge(number, targets[at]);
    }
  }
  return model;
}
