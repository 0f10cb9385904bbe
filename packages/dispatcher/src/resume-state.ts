import type { RunEvent } from '@parallel-dispatcher/schema';
import { evolve } from './evolve/evolve.ts';
import { endTask } from './settle/end-task.ts';
import { cancelledError } from './settle/task-errors.ts';
import { createRunState, type RunStateOptions } from './state/create-run-state.ts';
import { makeReady } from './state/make-ready.ts';
import type { RunState } from './state/run-state.ts';

/**
 * The state of a run that broke off, from any prefix of its events. What was in flight is submitted
 * again: a new generation of the same attempt, with reason `resume`. A run that was being stopped
 * stays stopped, and what was in flight then is cancelled. Every settled task is announced again,
 * because nobody knows which announcements got through.
 */
export function resumeState(options: RunStateOptions, events: Iterable<RunEvent>): RunState {
  const state = createRunState(options);
  for (const event of events) evolve(state, event);

  for (const task of Array.from(state.running).sort((one, other) => one - other)) {
    if (state.stopped !== null || state.cancelAsked[task] === 1) {
      endTask(state, task, { outcome: 'cancelled', error: cancelledError(state) });
    } else {
      state.resumed[task] = 1;
      makeReady(state, task);
    }
  }
  state.outbox = state.outbox.filter((command) => command.type !== 'cancel');
  return state;
}
