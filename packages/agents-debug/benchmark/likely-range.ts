/**
 * Between which shares the true one lies, 9 times in 10, when so many of so few were seen.
 * @see Wilson 1927.
 */
export function likelyRange(seen: number, of: number): readonly [low: number, high: number] {
  // The 95th percentile of the normal distribution: 5 % are left out at each end.
  const z = 1.645;
  const share = seen / of;
  const middle = share + (z * z) / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)];
}
