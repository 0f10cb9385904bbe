import { phases, type RunState } from '../state/run-state.ts';
import { idOf } from '../state/task-number.ts';
import type { ExpandCommand } from './command.ts';

/** The maps whose items are to be had. A map that settled meanwhile needs none. */
export function takeExpansions(state: RunState): ExpandCommand[] {
  if (state.toExpand.length === 0) return [];
  const maps = state.toExpand.filter((task) => state.phase[task] === phases.expanding);
  state.toExpand = [];
  return maps.map((task) => ({ type: 'expand', task: idOf(state, task) }));
}
