import type { Clock } from '@parallel-dispatcher/schema/ports';
import TinyQueue from 'tinyqueue';

interface Timer {
  readonly atMs: number;
  readonly order: number;
  readonly run: () => void;
  cancelled: boolean;
}

/** Time that stands still until it is told to go on. */
export interface VirtualClock extends Clock {
  /** Goes to the next timer and runs it; false when there is none. */
  runNext(): boolean;
  /** Goes on by so many milliseconds and runs the timers on the way, in order. */
  advance(byMs: number): void;
  /** Goes from timer to timer, each time after all promises came to rest, until this settles. */
  runUntil<Value>(promise: Promise<Value>): Promise<Value>;
}

/** @param startsAt the date at 0 ms. @default 2000-01-01 */
export function createVirtualClock(startsAt = new Date(Date.UTC(2000, 0, 1))): VirtualClock {
  const timers = new TinyQueue<Timer>([], (a, b) => a.atMs - b.atMs || a.order - b.order);
  let nowMs = 0;
  let order = 0;

  const nextTimer = (): Timer | undefined => {
    while (timers.peek()?.cancelled === true) timers.pop();
    return timers.peek();
  };
  const runNext = (): boolean => {
    const timer = nextTimer();
    if (timer === undefined) return false;
    timers.pop();
    nowMs = timer.atMs;
    timer.run();
    return true;
  };
  return {
    now: () => nowMs,
    wall: () => new Date(startsAt.getTime() + nowMs),
    setTimer(delayInMs, run) {
      order += 1;
      const timer = { atMs: nowMs + Math.max(0, delayInMs), order, run, cancelled: false };
      timers.push(timer);
      return {
        [Symbol.dispose]: () => {
          timer.cancelled = true;
        },
      };
    },
    runNext,
    advance(byMs) {
      const untilMs = nowMs + byMs;
      while ((nextTimer()?.atMs ?? Infinity) <= untilMs) runNext();
      nowMs = untilMs;
    },
    async runUntil(promise) {
      let settled = false;
      const watched = promise.finally(() => {
        settled = true;
      });
      watched.catch(() => {});
      for (;;) {
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
        if (settled) return await watched;
        if (!runNext()) throw new Error('Nothing is left to wait for, and the promise is pending.');
      }
    },
  };
}
