import { UnknownTaskError } from '../errors/unknown-task-error.ts';
import type { RunState } from './run-state.ts';

/** @throws {UnknownTaskError} when the event is not of this plan. */
export function taskNumber({ graph }: RunState, id: string): number {
  const task = graph.indexOf(id);
  if (task === -1) throw new UnknownTaskError(id);
  return task;
}
