import TinyQueue from 'tinyqueue';

/** The starts of one agent, as far as its rate goes. */
export interface Rate {
  /** No longer span has more starts than there is room for in `startsAtMs`. */
  readonly periodMs: number;
  /** The last starts, as a ring. */
  readonly startsAtMs: Float64Array;
  /** Where the oldest one is. */
  oldest: number;
  /** Tasks that wait for it. */
  waiting: TinyQueue<number>;
}

/**
 * The rate with a burst of one second's worth, at least one start: of 5 a second never more than 5
 * starts in any second, of 0.5 never more than one in any two. It remembers starts and counts no
 * tokens, because a full bucket that also refills lets twice its rate pass in the first second.
 */
export function rateOf(perSecond: number): Rate {
  const most = Math.max(1, Math.floor(perSecond));
  return {
    periodMs: (most / perSecond) * 1_000,
    startsAtMs: new Float64Array(most).fill(-Infinity),
    oldest: 0,
    waiting: new TinyQueue(),
  };
}

export function recordStart(rate: Rate, atMs: number): void {
  rate.startsAtMs[rate.oldest] = atMs;
  rate.oldest = (rate.oldest + 1) % rate.startsAtMs.length;
}

/** When the next start is allowed. */
export function nextStartMs({ startsAtMs, oldest, periodMs }: Rate): number {
  return startsAtMs[oldest]! + periodMs;
}

/** How many starts are allowed now, up to `most`. */
export function startsAllowed(
  { startsAtMs, oldest, periodMs }: Rate,
  { nowMs, most }: { readonly nowMs: number; readonly most: number },
): number {
  const { length } = startsAtMs;
  let allowed = 0;
  while (allowed < Math.min(most, length)) {
    if (startsAtMs[(oldest + allowed) % length]! + periodMs > nowMs) break;
    allowed += 1;
  }
  return allowed;
}
