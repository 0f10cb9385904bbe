import { planTask } from '../state/plan-task.ts';
import type { RunState } from '../state/run-state.ts';
import type { Rate } from './rate.ts';
import type { Need } from './slot.ts';

const nothing: readonly Need[] = [];

/** What a task holds while it runs, beside a worker. */
export function needsOf(
  { graph, limits, maps, children }: RunState,
  task: number,
): readonly Need[] {
  if (task < graph.size) return limits.needs?.[task] ?? nothing;
  return maps.get(children.parents[task - graph.size]!)!.needs;
}

/** The rate that its starts count to, if there is one. */
export function rateFor(state: RunState, task: number): Rate | undefined {
  return state.limits.rates?.[state.tasks.kind[planTask(state, task)]!];
}
