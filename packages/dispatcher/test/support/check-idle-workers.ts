import { nextStartMs } from '../../src/limits/rate.ts';
import { needsOf, rateFor } from '../../src/limits/needs-of.ts';
import { keptFor, queuesOf } from '../../src/limits/waiting-tasks.ts';
import { phases, type RunState } from '../../src/index.ts';

/** A free worker and a task that could use it: only a limit or a stop excuses that. */
export function checkIdleWorkers(state: RunState, nowMs: number): void {
  if (state.stopped !== null || state.running.size >= state.workers) return;
  for (let task = 0; task < state.size; task += 1) {
    if (state.phase[task] !== phases.ready) continue;
    const rate = rateFor(state, task);
    const isHeld =
      (rate !== undefined && nextStartMs(rate) > nowMs) ||
      needsOf(state, task).some(({ slot, amount }) => {
        const queues = queuesOf(state, slot);
        return (
          slot.used + amount > slot.capacity ||
          keptFor(state, { slot, queues, nowMs }) !== undefined
        );
      });
    if (!isHeld) throw new Error(`Task ${task} is ready and a worker idle`);
  }
}
