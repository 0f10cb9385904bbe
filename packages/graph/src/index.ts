export type { BuiltGraph } from './build-graph.ts';
export type { DependencyCycle } from './report-cycles.ts';
export type { GraphPlan, TaskGraph, TaskNode } from './task-graph.ts';

export { buildGraph } from './build-graph.ts';
