import { createHash } from 'node:crypto';
import { chmod, rm, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import cacache from 'cacache';
import { errorCode } from '../folder/error-code.ts';
import { makePrivateFolders, touchPrivateFile } from '../folder/private-files.ts';
import { bucketPathOf, contentPathOf, integrityOf } from './layout.ts';

export interface NewContent {
  /** What the index calls it. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly metadata?: unknown;
  readonly now: Date;
}

/** Bytes that are as they were stored, or why there are none. */
export type ReadContent = Buffer | 'missing' | 'damaged';

/**
 * Stores bytes, then their name: under its name content is whole or absent. Bytes that are there
 * already and damaged are replaced. Answers their SHA-256 in hex.
 */
export async function putContent(
  dir: string,
  { name, bytes, metadata, now }: NewContent,
): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const path = contentPathOf(dir, sha256);
  const bucket = bucketPathOf(dir, name);
  await makePrivateFolders(dir, join(dir, 'tmp'));
  await makePrivateFolders(dir, dirname(path));
  await makePrivateFolders(dir, dirname(bucket));
  await touchPrivateFile(bucket);
  const before = await readContent(dir, { sha256, bytes: bytes.length });
  if (before === 'damaged') await rm(path, { force: true });
  await cacache.put(dir, name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
    algorithms: ['sha256'],
    metadata,
  });
  await chmod(path, 0o600);
  await utimes(path, now, now);
  await utimes(bucket, now, now);
  // cacache says nothing when the index could not be written because its folder was gone.
  if ((await cacache.get.info(dir, name)) === null) {
    throw Object.assign(new Error('the index was not written'), { code: 'ENOENT' });
  }
  return sha256;
}

interface Wanted {
  readonly sha256: string;
  readonly bytes: number;
}

/** @throws the error of the OS when the disk would not say what is there. */
export async function readContent(dir: string, { sha256, bytes }: Wanted): Promise<ReadContent> {
  try {
    const options = { size: bytes, memoize: false };
    return await cacache.get.byDigest(dir, integrityOf(sha256), options);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
    if (['EINTEGRITY', 'EBADSIZE', 'EOF', 'EISDIR'].includes(code)) return 'damaged';
    throw error;
  }
}

/** Removes a name; what it stood for stays until nothing needs it. */
export async function removeName(dir: string, name: string): Promise<void> {
  await rm(bucketPathOf(dir, name), { recursive: true, force: true });
}

export async function removeContent(dir: string, sha256: string): Promise<void> {
  await rm(contentPathOf(dir, sha256), { recursive: true, force: true });
}
