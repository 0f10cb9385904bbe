import { taskStatusOf, type TaskOutcome } from '@parallel-dispatcher/schema';
import type { RunState } from '../state/run-state.ts';

/** What the end of a dependency means for a task that waits for it. */
export type Verdict = 'start' | 'wait' | 'block';

/** One of the dependencies of a waiting task settled. To be asked once for each of them. */
export function judgeJoin(
  { tasks, waitingFor }: RunState,
  { task, needed }: { readonly task: number; readonly needed: TaskOutcome },
): Verdict {
  waitingFor[task]! -= 1;
  const isLast = waitingFor[task] === 0;
  switch (tasks.join?.[task] ?? 'all') {
    case 'any':
      if (hasOutput(needed)) return 'start';
      return isLast ? 'block' : 'wait';
    case 'all_done':
      break;
    case 'all':
      if (!isDone(needed)) return 'block';
  }
  return isLast ? 'start' : 'wait';
}

/** A failed optional task is done, without an output. */
function isDone({ outcome, optional }: TaskOutcome): boolean {
  return optional === true || taskStatusOf(outcome) === 'success';
}

function hasOutput({ outcome }: TaskOutcome): boolean {
  return outcome === 'succeeded' || outcome === 'cached';
}
