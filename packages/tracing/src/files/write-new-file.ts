import { constants } from 'node:fs';
import type { FileSystem } from './file-system.ts';
import { tryQuietly } from './try-quietly.ts';

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;

export interface NewFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Waits until the bytes would survive a power loss. @default false */
  readonly durable?: boolean;
}

/** Creates a file that only its owner can read. Leaves nothing behind when it fails. */
export async function writeNewFile(
  fs: FileSystem,
  { path, bytes, durable }: NewFile,
): Promise<void> {
  const file = await fs.open(path, {
    flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW,
    mode: 0o600,
  });
  let open = true;
  try {
    // The mode given to open is cut down by the umask of the process.
    await fs.changeMode(file, 0o600);
    for (let at = 0; at < bytes.length;) at += await fs.write(file, bytes.subarray(at));
    if (durable === true) await fs.syncData(file);
    open = false;
    await fs.close(file);
  } catch (error) {
    if (open) await tryQuietly(() => fs.close(file));
    await tryQuietly(() => fs.remove(path));
    throw error;
  }
}
