import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { CallAdapter } from './call-adapter.ts';
import { fileFailure } from './file-failure.ts';
import { pathInside } from './path-inside.ts';
import { textIn } from './text-in.ts';

/**
 * Reads, writes and appends files below `root`; the operation's name says which. The answer is
 * `{ text }`, `{ bytes }` or `{ error }`. A written file is replaced at once, never half.
 */
export function fileAdapter({ root }: { readonly root: string }): CallAdapter {
  return async ({ operation, request, idempotency_key: key, attempt }) => {
    try {
      await mkdir(root, { recursive: true });
      const path = await pathInside(root, textIn(request, 'path'));
      if (path === null) return { error: 'PATH_OUTSIDE_ROOT' };
      if (operation.startsWith('read')) return { text: await readFile(path, 'utf8') };
      const text = textIn(request, 'text');
      await mkdir(dirname(path), { recursive: true });
      if (operation.startsWith('append')) {
        await appendFile(path, text);
      } else {
        const draft = `${path}.${key.replaceAll(/[^\w-]/g, '_').slice(0, 64)}.${attempt}`;
        await writeFile(draft, text);
        await rename(draft, path);
      }
      return { bytes: Buffer.byteLength(text) };
    } catch (error) {
      return { error: fileFailure(error) };
    }
  };
}
