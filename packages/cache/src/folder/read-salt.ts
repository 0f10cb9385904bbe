import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from './error-code.ts';
import { writeBeside } from './private-files.ts';

/**
 * The 32 secret bytes of a cache, made at its first use. Where they can neither be read nor kept
 * they are new each time, and then nothing is ever found.
 */
export async function readSalt(dir: string): Promise<Uint8Array> {
  const path = join(dir, 'salt');
  const found = await readHex(path);
  if (found !== undefined) return found;
  const made = randomBytes(32);
  try {
    await place(path, made);
    return (await readHex(path)) ?? made;
  } catch {
    return made;
  }
}

/** Of two processes that come first together one wins, and the other reads what it wrote. */
async function place(path: string, salt: Uint8Array): Promise<void> {
  const temporary = await writeBeside(path, Buffer.from(salt).toString('hex'));
  try {
    await link(temporary, path);
  } catch (error) {
    const usable = errorCode(error) === 'EEXIST' && (await readHex(path)) !== undefined;
    // A salt that was cut off is replaced; so is a missing one on a disk without second names.
    if (!usable) await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

async function readHex(path: string): Promise<Uint8Array | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return /^[0-9a-f]{64}$/.test(text) ? Buffer.from(text, 'hex') : undefined;
}
