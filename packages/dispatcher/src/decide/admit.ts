import type { SubmitReason } from '@parallel-dispatcher/schema';
import { holdWorker } from '../limits/hold-worker.ts';
import { planTask } from '../state/plan-task.ts';
import { phases, type RunState } from '../state/run-state.ts';
import { idOf } from '../state/task-number.ts';
import { watchTask } from '../state/watch-task.ts';
import type { SubmitCommand } from './command.ts';

/** Gives a ready task a worker. Its generation rises; its attempt is what failures make it. */
export function admit(
  state: RunState,
  { task, nowMs }: { readonly task: number; readonly nowMs: number },
): SubmitCommand {
  state.phase[task] = phases.submitting;
  holdWorker(state, { task, atMs: nowMs });
  // Before the fact is folded, because the wake-up of this very decision depends on it.
  watchTask(state, { task, startsAtMs: nowMs + state.patience.startMs });
  const leftMs = (state.totals.get(task)?.endsAtMs ?? Infinity) - nowMs;
  return {
    type: 'submit',
    task: idOf(state, task),
    generation: state.generation[task]! + 1,
    attempt: chargedOf(state, task) + 1,
    reason: reasonOf(state, task),
    isolation: state.timesLost[task] === 0 ? 'agent' : 'alone',
    timeoutMs: Math.min(leftMs, state.tasks.timeoutMs[planTask(state, task)]!),
  };
}

function chargedOf({ histories }: RunState, task: number): number {
  return histories.get(task)?.charged ?? 0;
}

function reasonOf(state: RunState, task: number): SubmitReason {
  if (state.resumed[task] === 1) return 'resume';
  if (state.attempt[task]! > 0 && state.attempt[task]! <= chargedOf(state, task)) {
    return state.histories.get(task)!.reason;
  }
  return state.timesLost[task] === 0 ? 'ready' : 'lost';
}
