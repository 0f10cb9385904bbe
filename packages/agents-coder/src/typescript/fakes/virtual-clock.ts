import { setImmediate } from 'node:timers/promises';
import type { Clock, Sleep } from '../support/clock.ts';

/** A clock whose time passes only while everything else waits for it. */
export interface VirtualClock extends Clock {
  /** Goes on to a moment of a story, later by what was waited for since. Never back. */
  goTo(ms: number): void;
}

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

export function virtualClock(): VirtualClock {
  let time = 0;
  let waited = 0;
  let sleepers: readonly Sleeper[] = [];
  const remove = (sleeper: Sleeper): void => {
    sleepers = sleepers.filter((other) => other !== sleeper);
  };
  const wakeNext = async (): Promise<void> => {
    // What can go on without the clock does so first.
    await setImmediate();
    const [first] = [...sleepers].sort((left, right) => left.until - right.until);
    if (first === undefined) return;
    remove(first);
    waited += Math.max(0, first.until - time);
    time = Math.max(time, first.until);
    first.wake();
  };
  return {
    now: () => time,
    sleep: (ms) => {
      let cancel = (): void => undefined;
      const sleep = new Promise<void>((resolve) => {
        const sleeper = { until: time + ms, wake: resolve };
        cancel = () => remove(sleeper);
        sleepers = [...sleepers, sleeper];
      });
      void wakeNext();
      const given: Sleep = Object.assign(sleep, { cancel: () => cancel() });
      return given;
    },
    goTo: (ms) => {
      time = Math.max(time, ms + waited);
    },
  };
}
