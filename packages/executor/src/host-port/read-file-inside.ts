import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { errorDetail } from '@parallel-dispatcher/schema';
import { checkPath } from '../paths/check-path.ts';
import { quotePath } from '../paths/path-refusal.ts';
import { withParent } from '../paths/with-parent.ts';
import { refuse } from './answer.ts';
import type { Answer } from './answer.ts';
import { describeIoError } from './describe-io-error.ts';

/** Source files are far smaller; what is larger belongs into artifacts. */
const maxReadBytes = 16 * 1024 * 1024;

/** Neither follows a link nor waits for the writer of a pipe. */
const readFlags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

export interface ReadRules {
  readonly roots: readonly string[];
  /** @default 16 MiB */
  readonly maxBytes?: number;
}

/** The bytes of a regular file inside the roots. */
export async function readFileInside(path: string, rules: ReadRules): Promise<Answer<Uint8Array>> {
  const checked = await checkPath(path, { use: 'read', roots: rules.roots, at: 'path' });
  if (!checked.ok) return refuse(checked.error);
  try {
    const place = { real: checked.real, roots: rules.roots, create: false };
    return await withParent(place, async ({ pathOf, name }) => {
      const handle = await open(pathOf(name), readFlags);
      try {
        return await readHandle(handle, path, rules.maxBytes ?? maxReadBytes);
      } finally {
        await handle.close();
      }
    });
  } catch (thrown) {
    return refuse(describeIoError(thrown, path, 'read'));
  }
}

async function readHandle(
  handle: FileHandle,
  ...[path, maxBytes]: [string, number]
): Promise<Answer<Uint8Array>> {
  const found = await handle.stat();
  if (!found.isFile()) return refuse(notAFile(path));
  if (found.size > maxBytes) return refuse(tooLarge(path, { bytes: found.size, maxBytes }));
  const bytes = await handle.readFile();
  // It may have grown since; then at most by what was written meanwhile.
  if (bytes.byteLength > maxBytes) {
    return refuse(tooLarge(path, { bytes: bytes.byteLength, maxBytes }));
  }
  return { ok: true, value: new Uint8Array(bytes) };
}

function notAFile(path: string): ReturnType<typeof errorDetail> {
  return errorDetail({
    code: 'PATH_NOT_A_FILE',
    message: `${quotePath(path)} is not a regular file.`,
    path: 'path',
    hint: 'Copy its contents into a file first.',
  });
}

function tooLarge(
  path: string,
  { bytes, maxBytes }: { bytes: number; maxBytes: number },
): ReturnType<typeof errorDetail> {
  return errorDetail({
    code: 'FILE_TOO_LARGE',
    message: `${quotePath(path)} has ${bytes} bytes; agents read files of at most ${maxBytes}.`,
    path: 'path',
    hint: 'Split the file, or name the part that matters.',
  });
}
