import { errorDetail, taskStatusOf, type TaskOutcome } from '@parallel-dispatcher/schema';
import type { TaskEnd } from '../settle/task-end.ts';
import { stoppedEnd } from '../settle/stopped-end.ts';
import { stopAsks, type RunState } from '../state/run-state.ts';

/** How a map ends whose items have all settled: with their outputs, in order, if all went well. */
export function mapEnd(state: RunState, map: number): TaskEnd {
  const items = itemsOf(state, map);
  const errors = items.filter(({ outcome }) => taskStatusOf(outcome) === 'error');
  const counted = errors.filter(({ optional }) => optional !== true);
  const isStopped = state.stopped !== null || state.cancelAsked[map] === stopAsks.cancel;
  const failed = counted.some(({ outcome }) => !isLeftUndone(outcome));
  if (isStopped && !failed && errors.some(({ outcome }) => isLeftUndone(outcome))) {
    return stoppedEnd(state, { task: map });
  }
  if (counted.length > 0) return failedEnd(items.length, counted);
  return { outcome: 'succeeded', output: items.map(({ output }) => output ?? null) };
}

/** Stopped, not failed. */
function isLeftUndone(outcome: TaskOutcome['outcome']): boolean {
  return outcome === 'cancelled' || outcome === 'budget_exhausted';
}

/** In the order of the list. */
export function itemsOf({ maps, outcomes }: RunState, map: number): TaskOutcome[] {
  const { first, count } = maps.get(map)!;
  return outcomes.slice(first, first + count) as TaskOutcome[];
}

function failedEnd(count: number, failed: readonly TaskOutcome[]): TaskEnd {
  const first = failed.find(({ outcome }) => !isLeftUndone(outcome)) ?? failed[0]!;
  const error = errorDetail({
    code: 'MAP_ITEMS_FAILED',
    message: `${failed.length} of ${count} items did not succeed; the first is '${first.task}'.`,
    hint: `See the error of '${first.task}'. With optional: true, the map succeeds without them.`,
    cause: first.error,
  });
  return { outcome: 'failed', error };
}
