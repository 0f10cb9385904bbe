import TinyQueue from 'tinyqueue';
import { compareReady } from '../state/compare-ready.ts';
import { phases, type RunState } from '../state/run-state.ts';

/** Puts who waits at limits into the order that holds now. */
export function sortWaiting(state: RunState): void {
  const { slots, rates } = state.limits;
  const sorted = (tasks: TinyQueue<number>): TinyQueue<number> =>
    new TinyQueue(
      tasks.data.filter((task) => state.phase[task] === phases.ready),
      compareReady(state),
    );
  for (const { waiting } of slots) {
    for (const [amount, tasks] of waiting) waiting.set(amount, sorted(tasks));
  }
  for (const rate of rates ?? []) if (rate !== undefined) rate.waiting = sorted(rate.waiting);
}
