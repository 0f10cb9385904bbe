/** Finer than any price a request has. */
const nanosPerUsd = 1e9;

/**
 * Dollars added up in whole billionths, so that a sum is what its parts say: 0.1 + 0.2 is 0.3. With
 * an unknown part (null) the sum is unknown.
 */
export function addUsd(values: readonly (number | null)[]): number | null {
  let nanos = 0;
  for (const value of values) {
    if (value === null) return null;
    nanos += Math.round(value * nanosPerUsd);
  }
  return nanos / nanosPerUsd;
}
