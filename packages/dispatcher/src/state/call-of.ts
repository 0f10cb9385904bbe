import type { TaskCall } from '../task-call.ts';
import type { RunState } from './run-state.ts';
import { taskNumber } from './task-number.ts';

/** A task about to start, for whoever makes its input. */
export function callOf(state: RunState, id: string): TaskCall {
  const { graph, children, maps, view } = state;
  const task = taskNumber(state, id);
  if (task < graph.size) return { task: id, map: null, outcomeOf: view.outcomeOf };
  const child = task - graph.size;
  const parent = children.parents[child]!;
  const index = task - maps.get(parent)!.first;
  return {
    task: id,
    map: { parent: graph.ids[parent]!, item: children.items[child]!, index },
    outcomeOf: view.outcomeOf,
  };
}
