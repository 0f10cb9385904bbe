import { nextBudgetMs } from '../budget/warn-budget.ts';
import { nextRateMs } from '../limits/next-rate-ms.ts';
import { firstBackoff } from '../retry/back-off.ts';
import { firstDeadline } from '../retry/total-time.ts';
import type { RunState } from '../state/run-state.ts';
import type { Command } from './command.ts';

/**
 * Asks to be called when the next time limit may have passed. A wake-up that is already set for
 * sooner stays: moving it on every submit would cost more than waking once for nothing.
 */
export function setWakeUp(state: RunState, nowMs: number): Command | undefined {
  if (state.unsettled === 0) return undefined;
  const runEndsAtMs = state.stopped === null ? state.runEndsAtMs : Infinity;
  const watchAtMs = state.running.size === 0 ? Infinity : state.watchAtMs;
  const isFull = state.running.size >= state.workers || state.stopped !== null;
  const atMs = Math.min(
    runEndsAtMs,
    nextBudgetMs(state, nowMs),
    watchAtMs,
    firstBackoff(state)?.atMs ?? Infinity,
    firstDeadline(state)?.atMs ?? Infinity,
    isFull ? Infinity : nextRateMs(state),
  );
  const isSet = nowMs < state.wakeAtMs && state.wakeAtMs <= atMs;
  if (isSet || atMs === Infinity) return undefined;
  state.wakeAtMs = atMs;
  return { type: 'set_timer', atMs };
}
