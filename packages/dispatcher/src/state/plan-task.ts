import type { RunState } from './run-state.ts';

/** The task of the plan whose rules hold for a task: itself, or for an item of a map the map. */
export function planTask({ graph, children }: RunState, task: number): number {
  return task < graph.size ? task : children.parents[task - graph.size]!;
}
