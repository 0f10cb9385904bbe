import type { Clock } from '@parallel-dispatcher/schema/ports';

/** `setTimeout` takes 32 bits: a longer delay, such as a run limit of 30 days, would fire at once. */
const longestDelayInMs = 2 ** 31 - 1;

/** The time of this machine. */
export const systemClock: Clock = {
  now: () => performance.now(),
  wall: () => new Date(),
  setTimer(delayInMs, run) {
    const endsAtMs = performance.now() + delayInMs;
    let timeout: NodeJS.Timeout;
    const wait = (remainingInMs: number): void => {
      timeout = setTimeout(
        () => {
          const leftInMs = endsAtMs - performance.now();
          if (leftInMs > 0) wait(leftInMs);
          else run();
        },
        Math.min(Math.ceil(remainingInMs), longestDelayInMs),
      );
    };
    wait(delayInMs);
    return { [Symbol.dispose]: () => clearTimeout(timeout) };
  },
};
