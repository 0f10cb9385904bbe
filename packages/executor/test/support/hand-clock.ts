import type { Clock } from '@parallel-dispatcher/schema/ports';

export interface HandClock extends Clock {
  /** Goes on by so many milliseconds; timers on the way run in order. */
  advance(byMs: number): void;
}

/** Time that passes only when a test says so. */
export function createHandClock(): HandClock {
  const timers = new Set<{ readonly atMs: number; readonly run: () => void }>();
  let nowMs = 0;
  return {
    now: () => nowMs,
    wall: () => new Date(nowMs),
    setTimer(delayInMs, run) {
      const timer = { atMs: nowMs + delayInMs, run };
      timers.add(timer);
      return { [Symbol.dispose]: () => void timers.delete(timer) };
    },
    advance(byMs) {
      const untilMs = nowMs + byMs;
      for (;;) {
        const [next] = [...timers].toSorted((one, other) => one.atMs - other.atMs);
        if (next === undefined || next.atMs > untilMs) break;
        nowMs = next.atMs;
        timers.delete(next);
        next.run();
      }
      nowMs = untilMs;
    },
  };
}
