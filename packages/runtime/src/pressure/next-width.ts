/** What a process is under. */
export interface Load {
  /** One in ten turns of the event loop came later than this. */
  readonly loopDelayMs: number;
  /** 0 to 1. */
  readonly freeMemoryShare: number;
}

/** How many workers are in use, and for how many measurements in a row all was well. */
export interface Width {
  readonly workers: number;
  readonly calm: number;
}

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Later than this, answers and deadlines are late as well. */
const slowLoopMs = 100;
/** Below it the next large value may be one too many. */
const scarceMemoryShare = 0.1;
/** So many measurements in a row, until one more worker is tried. */
const patience = 3;

/** Half of the workers under pressure, one more after a while without; with the reason for a change. */
export function nextWidth(
  { workers, calm }: Width,
  { load, min, max }: Bounds & { readonly load: Load },
): Width & { readonly reason: string } {
  const reason = pressureOf(load);
  if (reason !== undefined)
    return { workers: Math.max(min, Math.floor(workers / 2)), calm: 0, reason };
  if (calm + 1 < patience) return { workers, calm: calm + 1, reason: '' };
  return { workers: Math.min(max, workers + 1), calm: 0, reason: 'the load is low again' };
}

function pressureOf({ loopDelayMs, freeMemoryShare }: Load): string | undefined {
  if (freeMemoryShare < scarceMemoryShare) {
    return `${Math.round(freeMemoryShare * 100)} % of memory is free`;
  }
  if (loopDelayMs > slowLoopMs) return `the event loop is ${Math.round(loopDelayMs)} ms late`;
  return undefined;
}
