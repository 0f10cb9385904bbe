import type { TaskOutcome } from '@parallel-dispatcher/schema';
import { itemsOf } from '../map/map-end.ts';
import type { RunState } from './run-state.ts';

/** In plan order, items right after their map. Only for a run that is finished. */
export function outcomesInOrder(state: RunState): readonly TaskOutcome[] {
  const outcomes = state.outcomes as readonly TaskOutcome[];
  if (state.maps.size === 0) return outcomes;
  return outcomes
    .slice(0, state.graph.size)
    .flatMap((outcome, task) =>
      state.maps.has(task) ? [outcome, ...itemsOf(state, task)] : [outcome],
    );
}
