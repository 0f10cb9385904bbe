import type { TaskCall } from '../task-call.ts';
import type { RunState } from './run-state.ts';

/** The call of a task, for whoever makes its input. */
export function callOf({ graph, outcomes }: RunState, task: string): TaskCall {
  return { task, map: null, outcomeOf: (id) => outcomes[graph.indexOf(id)] };
}
