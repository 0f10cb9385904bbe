import { randomInt } from 'node:crypto';
import { ulid } from 'ulid';

/** Sorts by time. Randomness of node:crypto: what `ulid` takes by itself loads all of WebCrypto. */
export function newRunId(): string {
  return ulid(undefined, () => randomInt(2 ** 32) / 2 ** 32);
}
