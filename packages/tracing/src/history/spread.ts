/** Where most of what was measured lies. */
export interface Spread {
  /** How many were measured; at least one. */
  readonly count: number;
  /** One in ten was lower. */
  readonly p10: number;
  readonly median: number;
  /** One in ten was higher. */
  readonly p90: number;
}

/** Undefined of nothing. Between two measurements lies a straight line. */
export function describeSpread(measured: readonly number[]): Spread | undefined {
  const sorted = measured.toSorted((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)] ?? 0;
    const above = sorted[Math.ceil(place)] ?? 0;
    return below + (above - below) * (place % 1);
  };
  return { count: sorted.length, p10: at(0.1), median: at(0.5), p90: at(0.9) };
}
