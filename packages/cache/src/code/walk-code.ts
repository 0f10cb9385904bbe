import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname, extname, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFile } from './find-file.ts';
import { findImports } from './find-imports.ts';
import { findPackage, resolveBare } from './find-package.ts';
import { listFiles } from './list-files.ts';

/** An agent is a few files; whoever has more than these is told that the rest was not looked at. */
const mostFiles = 2000;
const mostBytes = 64 * 1_048_576;

const scripts = new Set(['.js', '.mjs', '.cjs', '.jsx', '.ts', '.mts', '.cts', '.tsx']);

export interface WalkedCode {
  /** SHA-256 by real path. */
  readonly files: ReadonlyMap<string, string>;
  /** `zod@4.6.7`, of imports that lead into `node_modules`. */
  readonly packages: ReadonlySet<string>;
  /** What was not seen, and why. */
  readonly notes: ReadonlySet<string>;
  /** Whether every file that was found was also hashed. */
  readonly whole: boolean;
}

/** Hashes a file and, from import to import, all files that it needs. */
export async function walkCode(start: string): Promise<WalkedCode> {
  const files = new Map<string, string>();
  const packages = new Set<string>();
  const notes = new Set<string>();
  const waiting = [start];
  const seen = new Set(waiting);
  let bytes = 0;
  let whole = true;

  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const content = await readFile(file).catch(() => undefined);
    bytes += content?.length ?? 0;
    if (content === undefined) {
      notes.add(`${file} cannot be read`);
      whole = false;
    } else if (files.size >= mostFiles || bytes > mostBytes) {
      notes.add(`more than ${mostFiles} files or ${mostBytes} bytes: the rest was not looked at`);
      whole = false;
      break;
    } else {
      files.set(file, createHash('sha256').update(content).digest('hex'));
      if (scripts.has(extname(file))) await follow(content.toString('utf8'), file);
    }
  }
  return { files, packages, notes, whole };

  async function follow(source: string, importer: string): Promise<void> {
    const { specifiers, urls, computed } = findImports(source);
    if (computed) notes.add(`${importer} imports by a computed name, which is not followed`);
    for (const specifier of specifiers) await followImport(specifier, importer);
    for (const path of urls) {
      if (/^\.{1,2}\//.test(path)) await addNamed(resolve(dirname(importer), path), importer);
    }
  }

  async function followImport(specifier: string, importer: string): Promise<void> {
    const path = pathOf(specifier, importer);
    if (path !== undefined) await add(path);
    else if (/^(?:#|[a-z]+:)/.test(specifier)) {
      if (!isBuiltin(specifier)) notes.add(`${specifier}, needed by ${importer}, is not followed`);
    } else if (!isBuiltin(specifier)) await followPackage(specifier, importer);
  }

  /** A package of a workspace keeps its version while it is worked on, so its code counts too. */
  async function followPackage(specifier: string, importer: string): Promise<void> {
    const found = await findPackage(specifier, importer);
    if (found === undefined) return;
    packages.add(found.label);
    if (!found.linked) return;
    const entry = resolveBare(specifier, importer);
    if (entry !== undefined) await add(entry);
    else notes.add(`of ${specifier}, a linked package, only the version was seen`);
  }

  /** A file that is read by its place, such as a prompt, or a folder of them. */
  async function addNamed(path: string, importer: string): Promise<void> {
    const listed = await listFiles(path);
    if (listed === undefined) return await add(path);
    if (`${importer}${sep}`.startsWith(`${path.replace(/[\\/]$/, '')}${sep}`)) {
      notes.add(`${importer} names the folder ${path} that it is in, whose files are not followed`);
    } else for (const file of listed) await add(file);
  }

  /** What is not there is no gap: nothing can run it, and when it comes the hash changes. */
  async function add(path: string): Promise<void> {
    const found = await findFile(path);
    if (found === undefined || seen.has(found)) return;
    seen.add(found);
    waiting.push(found);
  }
}

/** Of `./x`, `/x` and `file:` imports; a query such as `?raw` is no part of the file. */
function pathOf(specifier: string, importer: string): string | undefined {
  const bare = specifier.replace(/[?#][^/]*$/, '');
  if (specifier.startsWith('file:')) return fileURLToPath(specifier);
  return /^(?:\.{0,2}\/|\.{1,2}$)/.test(specifier) ? resolve(dirname(importer), bare) : undefined;
}
