import type { Clock } from '@parallel-dispatcher/schema/ports';

/** The clock of this machine. Its timers keep the process alive. */
export const systemClock: Clock = {
  now: () => performance.now(),
  wall: () => new Date(),
  setTimer(delayInMs, run) {
    // Node turns a longer delay into 1 ms; 24 days is longer than any run.
    const timer = setTimeout(run, Math.min(delayInMs, 2 ** 31 - 1));
    return { [Symbol.dispose]: () => clearTimeout(timer) };
  },
};
