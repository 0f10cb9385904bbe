/** An answer as the index and the disk tell of it. */
export interface HeldAnswer {
  readonly key: string;
  readonly createdAtMs: number;
  readonly usedAtMs: number;
  /** Its own, without those it shares. */
  readonly bytes: number;
  readonly blobs: readonly (readonly [sha256: string, bytes: number])[];
}

interface EvictionOptions {
  readonly nowMs: number;
  readonly maxAgeMs: number;
  readonly maxBytes: number;
  /** What else lies in the folder. */
  readonly otherBytes: number;
}

/** Some room is made at once, so that not every further answer prunes again. */
const lowWater = 0.9;

/**
 * Which answers go: the too old, then the least recently used until the rest fits. Bytes that
 * several answers share count once, and are free when the last of them goes.
 */
export function planEviction(
  answers: readonly HeldAnswer[],
  { nowMs, maxAgeMs, maxBytes, otherBytes }: EvictionOptions,
): ReadonlySet<string> {
  const isOld = ({ createdAtMs }: HeldAnswer) => nowMs - createdAtMs > maxAgeMs;
  const gone = new Set(answers.filter(isOld).map(({ key }) => key));
  const young = answers.filter((answer) => !isOld(answer));
  const users = new Map<string, number>();
  let total = otherBytes;
  for (const { bytes, blobs } of young) {
    total += bytes;
    for (const [sha256, size] of blobs) {
      const count = users.get(sha256) ?? 0;
      if (count === 0) total += size;
      users.set(sha256, count + 1);
    }
  }
  if (total <= maxBytes) return gone;
  for (const { key, bytes, blobs } of young.sort((a, b) => a.usedAtMs - b.usedAtMs)) {
    if (total <= maxBytes * lowWater) break;
    gone.add(key);
    total -= bytes;
    for (const [sha256, size] of blobs) {
      const count = (users.get(sha256) ?? 1) - 1;
      if (count === 0) total -= size;
      users.set(sha256, count);
    }
  }
  return gone;
}
