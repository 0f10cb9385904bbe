import type { RetryRule } from './retry-rule.ts';

interface Attempt {
  readonly seed: number;
  readonly task: string;
  /** The one that failed, from 1. */
  readonly attempt: number;
}

/**
 * How long to wait after a failed attempt: doubling, capped, and of that between a half and all, so
 * that tasks which failed together do not come back together. Told by the seed of the run and the
 * task, and so the same in a resumed run.
 * @see "equal jitter": Marc Brooker, Exponential Backoff And Jitter, 2015
 */
export function backoffMs(rule: RetryRule, { seed, task, attempt }: Attempt): number {
  const full = Math.min(rule.maxBackoffMs, rule.backoffMs * 2 ** (attempt - 1));
  return full / 2 + (full / 2) * fractionOf(`${seed}:${attempt}:${task}`);
}

/** A number from 0 up to 1 that looks random. @see FNV-1a; the finalizer of MurmurHash3 */
function fractionOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
