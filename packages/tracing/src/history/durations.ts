import { describeSpread } from './spread.ts';

/** How long calls took that succeeded. */
export interface Durations {
  /** How many were measured; at least one. */
  readonly count: number;
  /** One in ten was faster. */
  readonly p10Ms: number;
  readonly medianMs: number;
  /** One in ten was slower. */
  readonly p90Ms: number;
}

/** Undefined of nothing. */
export function describeDurations(measuredMs: readonly number[]): Durations | undefined {
  const spread = describeSpread(measuredMs);
  if (spread === undefined) return undefined;
  const { count, p10, median, p90 } = spread;
  return { count, p10Ms: p10, medianMs: median, p90Ms: p90 };
}
