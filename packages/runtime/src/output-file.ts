import { lstat, open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { randomUUID } from 'node:crypto';
import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';

type CheckedOutputFile =
  | { readonly ok: true; readonly file: OutputFile }
  | { readonly ok: false; readonly error: ErrorDetail };

/** A place for the result document that was tried out before the run. */
export interface OutputFile {
  /** Puts a whole document there by rename; the error when the place went bad meanwhile. */
  write(text: string): Promise<ErrorDetail | null>;
  /** Takes away what is there, so that nobody takes it for the document that is to come. */
  clear(): Promise<void>;
}

/**
 * Checks before a run that its document can be put at `path`: the folder takes files, and what is
 * there is a file or nothing. A link is replaced, never followed.
 */
export async function openOutputFile(path: string): Promise<CheckedOutputFile> {
  try {
    const folder = await realpath(dirname(resolve(path)));
    const target = join(folder, basename(resolve(path)));
    const found = await lstat(target).catch(missingIsNull);
    if (found !== null && !found.isFile() && !found.isSymbolicLink()) {
      return { ok: false, error: unwritable(path, 'it is there and is no regular file') };
    }
    await rm(await writeBeside(target, ''));
    return {
      ok: true,
      file: {
        write: (text) => replace(target, path, text),
        clear: () => rm(target, { force: true }).catch(() => undefined),
      },
    };
  } catch (cause) {
    return { ok: false, error: unwritable(path, reasonOf(cause)) };
  }
}

async function replace(target: string, path: string, text: string): Promise<ErrorDetail | null> {
  let written: string | undefined;
  try {
    written = await writeBeside(target, text);
    await rename(written, target);
    return null;
  } catch (cause) {
    if (written !== undefined) await rm(written, { force: true });
    return unwritable(path, reasonOf(cause));
  }
}

async function writeBeside(target: string, text: string): Promise<string> {
  const beside = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  const handle = await open(beside, 'wx');
  try {
    await handle.writeFile(text);
    await handle.sync();
    await handle.close();
    return beside;
  } catch (cause) {
    await handle.close().catch(() => {});
    await rm(beside, { force: true });
    throw cause;
  }
}

function missingIsNull(cause: NodeJS.ErrnoException): null {
  if (cause.code === 'ENOENT') return null;
  throw cause;
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function unwritable(path: string, reason: string): ErrorDetail {
  return errorDetail({
    code: 'OUTPUT_FILE_UNWRITABLE',
    message: `The result cannot be written to ${path}: ${reason}.`,
    hint: 'Name a file in a folder that exists and that you may write to.',
  });
}
