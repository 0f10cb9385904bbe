import { mapEnd } from '../map/map-end.ts';
import { phases, type RunState, type StoppedReason } from '../state/run-state.ts';
import { askToStop } from './ask-to-stop.ts';
import { followSettled } from './follow-settled.ts';
import { settleTask } from './settle-task.ts';
import { stoppedEnd } from './stopped-end.ts';

interface RunStop {
  readonly stopped: StoppedReason;
  readonly atMs: number;
  /** Whether what runs may go on to its end. @default false */
  readonly sparesRunning?: boolean;
}

/** Nothing starts from here on: what runs is asked to stop, everything else is left undone. */
export function stopRun(state: RunState, { stopped, atMs, sparesRunning = false }: RunStop): void {
  if (state.stopped !== null || state.stopSeen) {
    if (!sparesRunning && !state.replaying) stopRunning(state, { reason: stopped.detail, atMs });
    return;
  }
  if (state.replaying) state.stopSeen = true;
  else state.stopped = stopped;
  if (stopped.reason === 'failure') letFailuresStand(state);
  if (state.replaying) return;

  const maps: number[] = [];
  for (let task = 0; task < state.size; task += 1) {
    if (state.phase[task] === phases.settled) continue;
    if (state.phase[task] === phases.mapping) {
      maps.push(task);
    } else if (!state.running.has(task)) {
      const cause = state.quotaErrors.get(task) ?? state.histories.get(task)?.end.error;
      settleTask(state, task, stoppedEnd(state, { task, cause }));
    } else if (!sparesRunning) {
      askToStop(state, task, { reason: stopped.detail, atMs });
    }
  }
  for (const map of maps) {
    if (state.maps.get(map)!.left === 0) settleTask(state, map, mapEnd(state, map));
  }
}

/** The run had stopped and spared what was running: now that is to stop, too. */
function stopRunning(
  state: RunState,
  why: { readonly reason: string; readonly atMs: number },
): void {
  for (const task of state.running) askToStop(state, task, why);
}

/** What waits for another attempt has failed, now that there is none. */
function letFailuresStand(state: RunState): void {
  for (const [task, { end }] of state.histories) {
    if (state.phase[task] !== phases.backingOff) continue;
    settleTask(state, task, end);
    followSettled(state, [task]);
  }
}
