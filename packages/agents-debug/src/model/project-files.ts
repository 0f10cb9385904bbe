import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { commonFolder } from '../case/common-folder.ts';
import type { FailureCase } from '../case/failure-case.ts';
import { matchFile } from '../case/match-file.ts';

/** Files that a model may name: those of the case, and others of the same project. */
export class ProjectFiles {
  readonly #known: readonly string[];
  readonly #root: string | null;
  readonly #short: FailureCase['short'];

  constructor({ sources, baseline, short, clusters }: FailureCase) {
    const onStack = clusters.flatMap(({ frames }) => frames.flatMap(({ file }) => file ?? []));
    this.#known = [...new Set([...sources.known, ...onStack.map((file) => sources.resolve(file))])];
    this.#short = short;
    const given = sources.known.filter((file) => isAbsolute(file));
    const absolute = given.length > 0 ? given : this.#known.filter((file) => isAbsolute(file));
    this.#root = baseline.ran ? baseline.project.root : rootOf(absolute);
  }

  /** A text in which files of the project are named from its root. */
  relative(text: string): string {
    return this.#root === null ? text : text.replaceAll(`${this.#root}${sep}`, '');
  }

  /** The file that a name means, or why it may not be named. */
  find(
    name: string,
  ):
    { readonly ok: true; readonly file: string } | { readonly ok: false; readonly reason: string } {
    const known =
      this.#known.find((file) => file === name || this.#short(file) === name) ??
      matchFile(name, this.#known);
    if (known !== undefined) return { ok: true, file: known };
    if (this.#root === null) return { ok: false, reason: 'no such file came with the case' };
    const file = resolve(this.#root, name);
    const inside = relative(this.#root, file);
    if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) {
      return { ok: false, reason: 'it lies outside of the project' };
    }
    // Settings and keys live in such files and folders.
    if (inside.split(sep).some((part) => part.startsWith('.'))) {
      return { ok: false, reason: 'hidden files are not shown' };
    }
    return { ok: true, file: join(this.#root, inside) };
  }
}

/** Calls outside of the given files' folder widen nothing: they may be of anyone. */
function rootOf(files: readonly string[]): string | null {
  const [first, ...others] = files.map((file) => dirname(file));
  if (first === undefined) return null;
  const common = others.reduce(commonFolder, first);
  return common === dirname(common) ? null : common;
}
