import { createHash, createHmac } from 'node:crypto';
import type { JsonValue } from '@parallel-dispatcher/schema';
import { canonicalJson } from './canonical-json.ts';

/** 64 hex digits of a value under a name, so that equal values of two fields look different. */
export type Digest = (name: string, value: JsonValue) => string;

/**
 * SHA-256, or with a salt HMAC-SHA-256: who sees the digest of a short value, and not the salt,
 * cannot find the value by trying.
 */
export function createDigest(salt?: Uint8Array): Digest {
  return (name, value) => {
    const hash = salt === undefined ? createHash('sha256') : createHmac('sha256', salt);
    return hash.update(canonicalJson([name, value])).digest('hex');
  };
}
