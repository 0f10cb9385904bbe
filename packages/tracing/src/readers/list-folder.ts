import { readdir } from 'node:fs/promises';
import { errorDetail } from '@parallel-dispatcher/schema';
import { errorCode } from '../files/error-code.ts';
import type { Read } from './read.ts';

interface FolderNames {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  readonly links: readonly string[];
}

/** Names of real files and folders, and of links, whatever they lead to. */
export async function listFolder(folder: string): Promise<Read<FolderNames>> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
    const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    const links = entries.filter((entry) => entry.isSymbolicLink()).map((entry) => entry.name);
    const value = {
      files: files.toSorted(),
      folders: folders.toSorted(),
      links: links.toSorted(),
    };
    return { ok: true, value };
  } catch (error) {
    const code = errorCode(error);
    return {
      ok: false,
      error: errorDetail({
        code: code === 'ENOENT' ? 'TRACE_NOT_FOUND' : 'TRACE_UNREADABLE',
        message: `the trace folder ${folder} could not be listed: ${code}`,
        hint: 'Name the folder that was given as trace_dir, for example --trace-dir ./traces.',
      }),
    };
  }
}
