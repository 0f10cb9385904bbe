import { criticalPath } from './critical-path.ts';
import { forEachEdge } from './for-each-edge.ts';
import { independentSubgraphs } from './independent-subgraphs.ts';
import type { TaskGraph } from './task-graph.ts';
import { topologicalBatches } from './topological-batches.ts';

/** A graph as the JSON document that crosses our edge. */
export interface GraphJson {
  /** In plan order. `batch` is an index into `batches`, `subgraph` one into `subgraphs`. */
  readonly nodes: readonly {
    readonly task_id: string;
    readonly batch: number;
    readonly subgraph: number;
    readonly critical: boolean;
  }[];
  /** From a dependency to its dependent. */
  readonly edges: readonly { readonly from: string; readonly to: string }[];
  readonly batches: readonly (readonly string[])[];
  readonly critical_path: { readonly path: readonly string[]; readonly length: number };
  /** Tasks in the largest batch. */
  readonly width: number;
  readonly subgraphs: readonly (readonly string[])[];
}

/** @param weightOf how long a task takes, as for `criticalPath`. @default 1 a task */
export function toGraphJson(graph: TaskGraph, weightOf?: (id: string) => number): GraphJson {
  const batches = topologicalBatches(graph);
  const subgraphs = independentSubgraphs(graph);
  const critical = criticalPath(graph, weightOf);
  const batchOf = positionsOf(batches);
  const subgraphOf = positionsOf(subgraphs);
  const onCriticalPath = new Set(critical.path);
  const edges: { from: string; to: string }[] = [];
  forEachEdge(graph, (dependency, dependent) => {
    edges.push({ from: graph.ids[dependency]!, to: graph.ids[dependent]! });
  });
  return {
    nodes: graph.ids.map((id) => ({
      task_id: id,
      batch: batchOf.get(id)!,
      subgraph: subgraphOf.get(id)!,
      critical: onCriticalPath.has(id),
    })),
    edges,
    batches,
    critical_path: critical,
    width: batches.reduce((width, batch) => Math.max(width, batch.length), 0),
    subgraphs,
  };
}

function positionsOf(groups: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  return new Map(groups.flatMap((group, at) => group.map((id) => [id, at] as const)));
}
