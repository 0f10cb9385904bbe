import { lstat, rm } from 'node:fs/promises';
import type { Failure } from '@parallel-dispatcher/agent';
import { errorDetail } from '@parallel-dispatcher/schema';
import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { checkPath } from '../paths/check-path.ts';
import { quotePath } from '../paths/path-refusal.ts';
import { refuse } from './answer.ts';
import type { Answer } from './answer.ts';
import { describeIoError, isDiskFull } from './describe-io-error.ts';
import { placeFile } from './place-file.ts';
import type { StagedFile } from './staged-file.ts';

/** Staged files are kept in memory; a task that writes more is better off with artifacts. */
const maxStagedBytes = 64 * 1024 * 1024;

export type Placed =
  { readonly ok: true; readonly written: readonly string[] } | ({ readonly ok: false } & Failure);

/** The files one call wants to write, held back until its output is accepted. */
export class StagedFiles {
  readonly #roots: readonly string[];
  readonly #files = new Map<string, StagedFile>();

  readonly #owned: ReadonlySet<string>;

  /** `owned`: files that an earlier attempt of the same task placed. */
  constructor(roots: readonly string[], owned: ReadonlySet<string> = new Set()) {
    this.#roots = roots;
    this.#owned = owned;
  }

  async stage(file: Omit<StagedFile, 'real'>): Promise<Answer<null>> {
    const checked = await this.#check(file.path);
    if (!checked.ok) return refuse(checked.error);
    const { real } = checked;
    const others = [...this.#files.values()].filter((staged) => staged.real !== real);
    const bytes = others.reduce((sum, each) => sum + each.contents.byteLength, 0);
    if (bytes + file.contents.byteLength > maxStagedBytes) return refuse(tooLarge(file.path));
    const overwrite = file.overwrite || this.#owned.has(real);
    if (!overwrite && !this.#files.has(real) && (await isThere(real))) {
      return refuse(fileExists(file.path));
    }
    this.#files.set(real, { ...file, real, overwrite });
    return { ok: true, value: null };
  }

  /** What was staged under a path, so that an agent reads back what it wrote. */
  async read(path: string): Promise<Uint8Array | undefined> {
    if (this.#files.size === 0) return undefined;
    const checked = await this.#check(path);
    return checked.ok ? this.#files.get(checked.real)?.contents : undefined;
  }

  /**
   * Puts all files in place, in the order they were staged. All paths are checked again first; when
   * one fails later, new files that were already placed are taken away again.
   */
  async place(before: (files: readonly string[]) => Promise<void>): Promise<Placed> {
    for (const file of this.#files.values()) {
      const refused = await this.#recheck(file);
      if (refused !== undefined) return { ok: false, error: refused, errorClass: 'tool' };
    }
    if (this.#files.size > 0) await before([...this.#files.keys()]);
    const placed: StagedFile[] = [];
    for (const file of this.#files.values()) {
      try {
        await placeFile(file, this.#roots);
        placed.push(file);
      } catch (thrown) {
        await removeNew(placed);
        return { ok: false, ...describePlaceError(thrown, file.path) };
      }
    }
    return { ok: true, written: placed.map((file) => file.real) };
  }

  async #check(path: string): ReturnType<typeof checkPath> {
    const roots = this.#roots;
    const rules = { use: 'write', roots, at: 'path', allowMissingParent: true, expect: 'file' };
    return await checkPath(path, rules as Parameters<typeof checkPath>[1]);
  }

  async #recheck(file: StagedFile): Promise<ErrorDetail | undefined> {
    const checked = await this.#check(file.path);
    if (!checked.ok) return checked.error;
    if (checked.real !== file.real) return describeIoError({ code: 'ELOOP' }, file.path, 'write');
    return !file.overwrite && (await isThere(file.real)) ? fileExists(file.path) : undefined;
  }
}

/** A file that replaced another cannot be taken back; a new one can. */
async function removeNew(placed: readonly StagedFile[]): Promise<void> {
  const added = placed.filter((file) => !file.overwrite);
  await Promise.allSettled(added.map(async (file) => await rm(file.real)));
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}

/** Space that is used up is a quota: the task is done again once there is more. */
function describePlaceError(thrown: unknown, path: string): Failure {
  const exists = (thrown as NodeJS.ErrnoException | null)?.code === 'EEXIST';
  const error = exists ? fileExists(path) : describeIoError(thrown, path, 'write');
  return { error, errorClass: isDiskFull(thrown) ? 'quota' : 'tool' };
}

function fileExists(path: string): ErrorDetail {
  return errorDetail({
    code: 'FILE_EXISTS',
    message: `${quotePath(path)} is there already and may not be replaced.`,
    path: 'path',
    hint: 'Choose another place, remove the file, or let the agent write with { overwrite: true }.',
  });
}

function tooLarge(path: string): ErrorDetail {
  return errorDetail({
    code: 'FILE_TOO_LARGE',
    message: `With ${quotePath(path)}, this call stages more than ${maxStagedBytes} bytes of files.`,
    path: 'path',
    hint: 'Put large results into context.artifacts.',
  });
}
