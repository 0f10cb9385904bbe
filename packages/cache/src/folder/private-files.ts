import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { errorCode } from './error-code.ts';

const { O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;

/** What the name of a file begins with while it is being written. */
export const unfinished = '.new-';

/** Creates a folder below `root` and those between, 0700 each, whatever the umask. */
export async function makePrivateFolders(root: string, path: string): Promise<void> {
  let folder = root;
  for (const name of relative(root, path).split(sep)) {
    folder = join(folder, name);
    await makePrivateFolder(folder);
  }
}

async function makePrivateFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return;
    throw error;
  }
  await chmod(path, 0o700);
}

/** Creates an empty file, 0600 whatever the umask; one that is there stays as it is. */
export async function touchPrivateFile(path: string): Promise<void> {
  const flags = O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW;
  await using file = await open(path, flags, 0o600);
  await file.chmod(0o600);
}

/** Writes a file under another name, then renames it: under its own it is whole or absent. */
export async function placePrivateFile(path: string, text: string): Promise<void> {
  const temporary = await writeBeside(path, text);
  try {
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Writes a file in the folder of another, 0600 whatever the umask, and answers its path. */
export async function writeBeside(path: string, text: string): Promise<string> {
  const temporary = join(dirname(path), `${unfinished}${randomUUID()}`);
  try {
    await using file = await open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
    await file.chmod(0o600);
    await file.writeFile(text);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  return temporary;
}
