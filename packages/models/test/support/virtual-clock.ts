import type { Clock } from '@parallel-dispatcher/schema/ports';

interface Timer {
  readonly atMs: number;
  readonly run: () => void;
}

export interface VirtualClock extends Clock {
  readonly pendingTimers: number;
  /** Goes on by so many milliseconds; timers on the way run in order, promises come to rest between. */
  advance(byMs: number): Promise<void>;
}

/** Time that passes only when it is told to. */
export function createVirtualClock(startsAt = new Date(Date.UTC(2026, 0, 1))): VirtualClock {
  const timers = new Set<Timer>();
  let nowMs = 0;
  const first = (): Timer | undefined => {
    let found: Timer | undefined;
    for (const timer of timers) if (found === undefined || timer.atMs < found.atMs) found = timer;
    return found;
  };
  return {
    get pendingTimers() {
      return timers.size;
    },
    now: () => nowMs,
    wall: () => new Date(startsAt.getTime() + nowMs),
    setTimer(delayInMs, run) {
      const timer = { atMs: nowMs + Math.max(0, delayInMs), run };
      timers.add(timer);
      return { [Symbol.dispose]: () => void timers.delete(timer) };
    },
    async advance(byMs) {
      const untilMs = nowMs + byMs;
      await rest();
      for (let next = first(); next !== undefined && next.atMs <= untilMs; next = first()) {
        timers.delete(next);
        nowMs = Math.max(nowMs, next.atMs);
        next.run();
        await rest();
      }
      nowMs = untilMs;
    },
  };
}

async function rest(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
}
