import type { Clock } from '@parallel-dispatcher/schema/ports';

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => performance.now(),
  wall: () => new Date(),
  setTimer(delayInMs, run) {
    // Node turns a longer delay into 1 ms.
    const timer = setTimeout(run, Math.min(delayInMs, 2 ** 31 - 1));
    return { [Symbol.dispose]: () => clearTimeout(timer) };
  },
};
