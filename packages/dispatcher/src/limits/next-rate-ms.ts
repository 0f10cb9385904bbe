import { phases, type RunState } from '../state/run-state.ts';
import { nextStartMs } from './rate.ts';

/** When a rate allows the next start to somebody who waits for it; infinite when nobody does. */
export function nextRateMs({ limits, phase }: RunState): number {
  let nextMs = Infinity;
  for (const rate of limits.rates ?? []) {
    if (rate === undefined) continue;
    const { waiting } = rate;
    while (waiting.length > 0 && phase[waiting.peek()!] !== phases.ready) waiting.pop();
    if (waiting.length > 0) nextMs = Math.min(nextMs, nextStartMs(rate));
  }
  return nextMs;
}
