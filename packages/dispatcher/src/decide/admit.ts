import type { SubmitReason } from '@parallel-dispatcher/schema';
import { phases, type RunState } from '../state/run-state.ts';
import { watchTask } from '../state/watch-task.ts';
import type { SubmitCommand } from './command.ts';

/** Gives a ready task a worker. Its generation rises; its attempt is the one it had, or the first. */
export function admit(
  state: RunState,
  { task, nowMs }: { readonly task: number; readonly nowMs: number },
): SubmitCommand {
  state.phase[task] = phases.submitting;
  state.running.add(task);
  // Before the fact is folded, because the wake-up of this very decision depends on it.
  watchTask(state, { task, startsAtMs: nowMs + state.patience.startMs });
  return {
    type: 'submit',
    task: state.graph.ids[task]!,
    generation: state.generation[task]! + 1,
    attempt: Math.max(1, state.attempt[task]!),
    reason: reasonOf(state, task),
    isolation: state.timesLost[task] === 0 ? 'agent' : 'alone',
  };
}

function reasonOf({ resumed, timesLost }: RunState, task: number): SubmitReason {
  if (resumed[task] === 1) return 'resume';
  return timesLost[task] === 0 ? 'ready' : 'lost';
}
