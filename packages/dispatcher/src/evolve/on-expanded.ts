import type { RunEventOf } from '@parallel-dispatcher/schema';
import { growMap } from '../map/grow-map.ts';
import { endTask } from '../settle/end-task.ts';
import { leaveOut } from '../settle/leave-out.ts';
import { phases, type RunState } from '../state/run-state.ts';
import { taskNumber } from '../state/task-number.ts';

/** A map has its items, or it is known why it cannot have them. */
export function onExpanded(state: RunState, event: RunEventOf<'expanded'>): void {
  const map = taskNumber(state, event.parent);
  if (state.phase[map] !== phases.expanding) return;
  if (event.error !== undefined && event.error !== null) {
    endTask(state, map, { outcome: 'failed', error: event.error });
  } else if (event.children.length === 0) {
    endTask(state, map, { outcome: 'succeeded', output: [] });
  } else {
    growMap(state, map, event.children);
    leaveOut(
      state,
      event.children.map(({ task }) => task),
    );
  }
}
