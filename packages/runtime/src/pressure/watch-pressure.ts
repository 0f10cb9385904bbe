import type { Deliver } from '@parallel-dispatcher/dispatcher';
import { loadMeter } from './measure-load.ts';
import { nextWidth, type Load, type Width } from './next-width.ts';

interface Watched {
  /** Null: the number of workers stays as it is. */
  readonly minWorkers: number | null;
  readonly maxWorkers: number;
  readonly deliver: Deliver;
  /** @default that of this process, measured each second */
  readonly meter?: { measure(): Load } & Disposable;
  readonly everyMs?: number;
}

/** Keeps the number of workers of a run between its bounds, by the load of this process. */
export function watchPressure(watched: Watched): Disposable {
  const { minWorkers, maxWorkers: max, deliver, everyMs = 1_000 } = watched;
  if (minWorkers === null || minWorkers >= max) return { [Symbol.dispose]: () => undefined };
  const meter = watched.meter ?? loadMeter();
  let width: Width = { workers: max, calm: 0 };
  const timer = setInterval(() => {
    const next = nextWidth(width, { load: meter.measure(), min: minWorkers, max });
    if (next.workers !== width.workers) {
      deliver({ type: 'pressure', workers: next.workers, reason: next.reason });
    }
    width = next;
  }, everyMs).unref();
  return {
    [Symbol.dispose]() {
      clearInterval(timer);
      meter[Symbol.dispose]();
    },
  };
}
