import { errorDetail, taskStatusOf, type TaskOutcome } from '@parallel-dispatcher/schema';
import type { TaskEnd } from '../settle/task-end.ts';
import { cancelledError } from '../settle/task-errors.ts';
import { stopAsks, type RunState } from '../state/run-state.ts';

/** How a map ends whose items have all settled: with their outputs, in order, if all went well. */
export function mapEnd(state: RunState, map: number): TaskEnd {
  const items = itemsOf(state, map);
  const errors = items.filter(({ outcome }) => taskStatusOf(outcome) === 'error');
  const counted = errors.filter(({ optional }) => optional !== true);
  const isStopped = state.stopped !== null || state.cancelAsked[map] === stopAsks.cancel;
  const failed = counted.some(({ outcome }) => outcome !== 'cancelled');
  if (isStopped && !failed && errors.some(({ outcome }) => outcome === 'cancelled')) {
    return { outcome: 'cancelled', error: cancelledError(state, { task: map }) };
  }
  if (counted.length > 0) return failedEnd(items.length, counted);
  return { outcome: 'succeeded', output: items.map(({ output }) => output ?? null) };
}

/** In the order of the list. */
export function itemsOf({ maps, outcomes }: RunState, map: number): TaskOutcome[] {
  const { first, count } = maps.get(map)!;
  return outcomes.slice(first, first + count) as TaskOutcome[];
}

function failedEnd(count: number, failed: readonly TaskOutcome[]): TaskEnd {
  const first = failed.find(({ outcome }) => outcome !== 'cancelled') ?? failed[0]!;
  const error = errorDetail({
    code: 'MAP_ITEMS_FAILED',
    message: `${failed.length} of ${count} items did not succeed; the first is '${first.task}'.`,
    hint: `See the error of '${first.task}'. With optional: true, the map succeeds without them.`,
    cause: first.error,
  });
  return { outcome: 'failed', error };
}
