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

/** Undefined of nothing. Between two measurements lies a straight line. */
export function describeDurations(measuredMs: readonly number[]): Durations | undefined {
  const sorted = measuredMs.toSorted((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)] ?? 0;
    const above = sorted[Math.ceil(place)] ?? 0;
    return below + (above - below) * (place % 1);
  };
  return { count: sorted.length, p10Ms: at(0.1), medianMs: at(0.5), p90Ms: at(0.9) };
}
