import type { Clock } from '../support/clock.ts';

/** The time of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms) => {
    let cancel = (): void => undefined;
    const sleep = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      cancel = () => clearTimeout(timer);
    });
    return Object.assign(sleep, { cancel: () => cancel() });
  },
};
