import { makeReady } from '../state/make-ready.ts';
import { phases, type RunState } from '../state/run-state.ts';

/** A task succeeded: dependents that waited for nothing else may start. */
export function releaseDependents(state: RunState, task: number): void {
  const { dependentOffsets, dependentTargets } = state.graph;
  for (let edge = dependentOffsets[task]!; edge < dependentOffsets[task + 1]!; edge += 1) {
    const dependent = dependentTargets[edge]!;
    state.waitingFor[dependent]! -= 1;
    if (state.waitingFor[dependent] === 0 && state.phase[dependent] === phases.waiting) {
      makeReady(state, dependent);
    }
  }
}
