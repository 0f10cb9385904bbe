import { UnknownTaskError } from '../errors/unknown-task-error.ts';
import type { RunState } from './run-state.ts';

/** The number of a task of the plan, or of an item of a map; -1 when there is none. */
export function findTask({ graph, children }: RunState, id: string): number {
  const task = graph.indexOf(id);
  return task === -1 ? (children.numbers.get(id) ?? -1) : task;
}

/** @throws {UnknownTaskError} when the event is not of this plan. */
export function taskNumber(state: RunState, id: string): number {
  const task = findTask(state, id);
  if (task === -1) throw new UnknownTaskError(id);
  return task;
}

export function idOf({ graph, children }: RunState, task: number): string {
  return task < graph.size ? graph.ids[task]! : children.ids[task - graph.size]!;
}
