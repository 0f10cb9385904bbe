import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export type RealPath =
  | {
      readonly ok: true;
      readonly real: string;
      /** Names below it that are not there yet. */ readonly missing: number;
    }
  | { readonly ok: false; readonly reason: 'dangling-link' | 'unreachable'; readonly at: string };

/**
 * Where a path really leads: links resolved up to the deepest part that exists, the rest appended.
 * A link to something missing leads nowhere, so it is refused rather than taken for a new name.
 */
export async function resolveReal(path: string): Promise<RealPath> {
  const missing: string[] = [];
  let current = path;
  for (;;) {
    const found = await tryRealpath(current);
    if (typeof found === 'string') {
      return { ok: true, real: join(found, ...missing.toReversed()), missing: missing.length };
    }
    if (found.code !== 'ENOENT') return { ok: false, reason: 'unreachable', at: current };
    if (await isLink(current)) return { ok: false, reason: 'dangling-link', at: current };
    missing.push(basename(current));
    current = dirname(current);
  }
}

async function tryRealpath(path: string): Promise<string | { code: unknown }> {
  try {
    return await realpath(path);
  } catch (thrown) {
    return { code: (thrown as NodeJS.ErrnoException).code };
  }
}

/** With a slash at its end, a link would be followed even here. */
async function isLink(path: string): Promise<boolean> {
  try {
    return (await lstat(path.replace(/\/+$/u, ''))).isSymbolicLink();
  } catch {
    return false;
  }
}
