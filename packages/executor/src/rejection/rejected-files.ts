import { basename, dirname } from 'node:path';
import { errorDetail } from '@parallel-dispatcher/schema';
import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { refuse, type Answer } from '../host-port/answer.ts';
import { describeIoError } from '../host-port/describe-io-error.ts';
import { checkPath, type CheckedPath } from '../paths/check-path.ts';
import { quotePath } from '../paths/path-refusal.ts';
import { placeRejected, type KeptFile, type Rejection } from './place-rejected.ts';
import { rejectedSuffix } from './rejection-report.ts';

/** As for files that are staged: they are kept in memory. */
const maxKeptBytes = 64 * 1024 * 1024;

/** Of each folder all files were placed, or none. */
export interface PlacedRejected {
  readonly placed: readonly string[];
  /** Why those of a folder could not be; null: all are placed. */
  readonly error: ErrorDetail | null;
}

/**
 * The files of one call that are to be seen although its agent refused them: each is placed beside
 * its place, as `<path>.rejected`, when the call ends with an error of its own. A file of that name
 * is replaced only if a report beside it says that we placed it, and nobody edited it since.
 */
export class RejectedFiles {
  readonly #roots: readonly string[];
  readonly #files = new Map<string, KeptFile>();

  constructor(roots: readonly string[]) {
    this.#roots = roots;
  }

  /** Answers where the file will be. */
  async keep(file: Omit<KeptFile, 'real'>): Promise<Answer<string>> {
    const checked = await this.#check(file.path);
    if (!checked.ok) return refuse(checked.error);
    const { real } = checked;
    const others = [...this.#files.values()].filter((kept) => kept.real !== real);
    const bytes = others.reduce((sum, each) => sum + each.contents.byteLength, 0);
    if (bytes + file.contents.byteLength > maxKeptBytes) return refuse(tooLarge(file.path));
    this.#files.set(real, { ...file, real });
    return { ok: true, value: real };
  }

  /** Places all that was kept, each folder's files with a report on them. */
  async place(rejection: Rejection): Promise<PlacedRejected> {
    const placed: string[] = [];
    let error: ErrorDetail | null = null;
    for (const files of filesByFolder(this.#files.values())) {
      const refused = await this.#placeFolder(files, rejection);
      if (refused === undefined) placed.push(...files.map(({ real }) => real));
      error ??= refused ?? null;
    }
    return { placed, error };
  }

  async #placeFolder(
    files: readonly [KeptFile, ...KeptFile[]],
    rejection: Rejection,
  ): Promise<ErrorDetail | undefined> {
    for (const file of files) {
      const checked = await this.#check(file.path);
      if (!checked.ok) return checked.error;
      if (checked.real !== file.real) return describeIoError({ code: 'ELOOP' }, file.path, 'write');
    }
    return await placeRejected(files, { ...rejection, roots: this.#roots });
  }

  /** By the rules of files that are written; and the name may not lead to another file. */
  async #check(path: string): Promise<CheckedPath> {
    const beside = `${path}${rejectedSuffix}`;
    const rules = { use: 'write', roots: this.#roots, at: 'path', expect: 'file' } as const;
    const checked = await checkPath(beside, { ...rules, allowMissingParent: true });
    const leadsAway = checked.ok && basename(checked.real) !== basename(beside);
    return leadsAway
      ? { ok: false, error: describeIoError({ code: 'ELOOP' }, beside, 'write') }
      : checked;
  }
}

function filesByFolder(files: Iterable<KeptFile>): readonly [KeptFile, ...KeptFile[]][] {
  const folders = new Map<string, [KeptFile, ...KeptFile[]]>();
  for (const file of files) {
    const folder = dirname(file.real);
    const known = folders.get(folder);
    if (known === undefined) folders.set(folder, [file]);
    else known.push(file);
  }
  return [...folders.values()];
}

function tooLarge(path: string): ErrorDetail {
  return errorDetail({
    code: 'FILE_TOO_LARGE',
    message: `With ${quotePath(path)}, this call keeps more than ${maxKeptBytes} bytes of rejected files.`,
    path: 'path',
    hint: 'Put large results into context.artifacts.',
  });
}
