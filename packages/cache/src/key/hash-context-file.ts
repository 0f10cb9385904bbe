import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { isMissing } from '../folder/error-code.ts';

/**
 * SHA-256 of what stands in a file, 64 hex digits; null when there is no such file.
 * @throws the error of Node when it is there and cannot be read (EACCES, EISDIR): nobody knows then
 * whether it changed, so the task has no key.
 */
export async function hashContextFile(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  return hash.digest('hex');
}
