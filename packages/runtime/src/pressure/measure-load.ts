import { totalmem } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Load } from './next-width.ts';

/** Measures the load of this process since it was asked last. */
export function loadMeter(): { measure(): Load } & Disposable {
  const resolution = 20;
  const delays = monitorEventLoopDelay({ resolution });
  delays.enable();
  return {
    measure() {
      // A turn that is on time counts as one resolution.
      const loopDelayMs = Math.max(0, delays.percentile(90) / 1e6 - resolution);
      delays.reset();
      // What a container may use, where it is one.
      const limit = process.constrainedMemory();
      const total = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
      return { loopDelayMs, freeMemoryShare: process.availableMemory() / total };
    },
    [Symbol.dispose]: () => void delays.disable(),
  };
}
