import { planTask } from './plan-task.ts';
import type { RunState } from './run-state.ts';

/** Hops still count where everything measured took no time at all. */
const leastMs = 0.001;

/**
 * Fills `rank`: the expected time from the start of each task to the end of the longest chain below
 * it. A task is expected to take what its agent took in this run on average, else what the plan
 * hints, else 1. Linear, from the last task to the first.
 * @see HEFT, upward rank: Topcuoglu, Hariri, Wu 2002
 */
export function rankTasks(state: RunState): void {
  const { graph, rank } = state;
  const { dependentOffsets, dependentTargets, topologicalOrder } = graph;
  for (let at = graph.size - 1; at >= 0; at -= 1) {
    const task = topologicalOrder[at]!;
    let longest = 0;
    for (let edge = dependentOffsets[task]!; edge < dependentOffsets[task + 1]!; edge += 1) {
      const below = rank[dependentTargets[edge]!]!;
      if (below > longest) longest = below;
    }
    rank[task] = longest + expectedMs(state, task);
  }
  // Items of a map go before what is below the map.
  for (let task = graph.size; task < state.size; task += 1)
    rank[task] = rank[planTask(state, task)]!;
}

function expectedMs({ tasks, measuredMs, measuredCount }: RunState, task: number): number {
  const kind = tasks.kind[task]!;
  const count = measuredCount[kind]!;
  if (count > 0) return Math.max(leastMs, measuredMs[kind]! / count);
  return tasks.hintMs[task]! || 1;
}
