import { phases, type RunState } from './run-state.ts';

/** Puts a task among those that may start. */
export function makeReady({ phase, ready, running }: RunState, task: number): void {
  running.delete(task);
  phase[task] = phases.ready;
  ready.push(task);
}
