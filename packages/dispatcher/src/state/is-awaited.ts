import { phases, type RunState } from './run-state.ts';

/**
 * Whether this submission is the one the run waits for. A late report of an earlier generation, a
 * second report, and one of a task that was given up are not.
 */
export function isAwaited(
  { graph, phase, generation }: RunState,
  ref: { readonly task: string; readonly generation: number },
): boolean {
  const task = graph.indexOf(ref.task);
  return task !== -1 && phase[task] === phases.running && generation[task] === ref.generation;
}

/** Whether it is worth starting this submission now, should it not have started yet. */
export function isWanted(
  state: RunState,
  ref: { readonly task: string; readonly generation: number },
): boolean {
  return isAwaited(state, ref) && state.cancelAsked[state.graph.indexOf(ref.task)] === 0;
}
