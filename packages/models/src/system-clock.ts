import type { Clock } from '@parallel-dispatcher/schema/ports';

/** Node turns a longer delay into 1 ms. */
const longestDelayMs = 2 ** 31 - 1;

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => performance.now(),
  wall: () => new Date(),
  setTimer(delayInMs, run) {
    const timer = setTimeout(run, Math.min(delayInMs, longestDelayMs));
    return { [Symbol.dispose]: () => clearTimeout(timer) };
  },
};
