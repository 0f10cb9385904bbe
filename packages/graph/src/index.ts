export type { BuiltGraph } from './build-graph.ts';
export type { CriticalPath } from './critical-path.ts';
export type { DependencyCycle } from './report-cycles.ts';
export type { DiagramOptions, DiagramStatus } from './diagram-options.ts';
export type { GraphJson } from './to-graph-json.ts';
export type { GraphPlan, TaskGraph } from './task-graph.ts';
export type { TaskNode } from './to-model.ts';

export { buildGraph } from './build-graph.ts';
export { criticalPath } from './critical-path.ts';
export { graphWidth } from './graph-width.ts';
export { independentSubgraphs } from './independent-subgraphs.ts';
export { toDot } from './to-dot.ts';
export { toGraphJson } from './to-graph-json.ts';
export { toMermaid } from './to-mermaid.ts';
export { toModel } from './to-model.ts';
export { topologicalBatches } from './topological-batches.ts';
