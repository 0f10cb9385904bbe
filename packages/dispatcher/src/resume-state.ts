import type { RunEvent } from '@parallel-dispatcher/schema';
import { evolve } from './evolve/evolve.ts';
import { emptyRunState } from './state/create-run-state.ts';
import { restart } from './state/restart.ts';
import type { RunStateOptions } from './state/run-state-options.ts';
import type { RunState } from './state/run-state.ts';
import { startFirstTasks } from './state/start-first-tasks.ts';

/**
 * The state of a run that broke off, or was stopped, from any prefix of its events. What was in
 * flight is submitted again: a new generation of the same attempt, with reason `resume`. The run
 * goes on: what stopped it, and what was cancelled because of that, does not count. A task that was
 * cancelled by itself stays so, a failed one stays failed. Every settled task is announced again,
 * because nobody knows which announcements got through.
 */
export function resumeState(options: RunStateOptions, events: Iterable<RunEvent>): RunState {
  const state = emptyRunState(options);
  state.replaying = true;
  startFirstTasks(state);
  for (const event of events) evolve(state, event);
  restart(state);
  state.replaying = false;
  state.stopSeen = false;
  return state;
}
