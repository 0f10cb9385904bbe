import { createHash } from 'node:crypto';
import { join } from 'node:path';

/**
 * Where cacache 20 puts things. It offers no way to choose the mode of what it creates, so folders
 * and index files are created here first, with theirs.
 */
export function contentPathOf(dir: string, sha256: string): string {
  return join(dir, 'content-v2', 'sha256', ...segmentsOf(sha256));
}

export function bucketPathOf(dir: string, name: string): string {
  const hash = createHash('sha256').update(name).digest('hex');
  return join(dir, 'index-v5', ...segmentsOf(hash));
}

export function integrityOf(sha256: string): string {
  return `sha256-${Buffer.from(sha256, 'hex').toString('base64')}`;
}

/** The SHA-256 in hex; undefined for another kind of digest. */
export function sha256Of(integrity: string): string | undefined {
  const base64 = /^sha256-([A-Za-z0-9+/]{43}=)$/.exec(integrity)?.[1];
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64').toString('hex');
}

function segmentsOf(hash: string): readonly string[] {
  return [hash.slice(0, 2), hash.slice(2, 4), hash.slice(4)];
}
