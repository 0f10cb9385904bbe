import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface BundledFile {
  readonly entry: string | null;
  readonly imports: readonly string[];
  readonly modules: readonly string[];
}

/** What is loaded when some files of the bundle are imported. */
export interface Loaded {
  /** Of the bundle. */
  readonly files: readonly string[];
  /** Names of libraries, sorted. */
  readonly libraries: readonly string[];
  /** Files of our packages, such as `graph/dist/build-graph.js`. */
  readonly ours: readonly string[];
}

const metafile = fileURLToPath(new URL('../../dist/metafile.json', import.meta.url));
const bundled = JSON.parse(readFileSync(metafile, 'utf8')) as Readonly<Record<string, BundledFile>>;

/** Follows static imports only: a dynamic one is not loaded until its moment comes. */
export function loadedWith(...entries: readonly string[]): Loaded {
  const files = new Set(entries.map((entry) => fileOf(entry)));
  for (const file of files) {
    for (const imported of bundled[file]?.imports ?? []) {
      if (Object.hasOwn(bundled, imported)) files.add(imported);
    }
  }
  const modules = [...files].flatMap((file) => bundled[file]?.modules ?? []);
  return {
    files: [...files],
    libraries: [...new Set(modules.flatMap(libraryOf))].toSorted(),
    ours: modules.flatMap((file) => /\/packages\/(.*)$/u.exec(file)?.[1] ?? []),
  };
}

function fileOf(entry: string): string {
  const found = Object.keys(bundled).find((file) => bundled[file]?.entry?.endsWith(entry));
  if (found === undefined) throw new Error(`The bundle has no entry ${entry}.`);
  return found;
}

function libraryOf(input: string): readonly string[] {
  const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//u.exec(input)?.[1];
  return name === undefined ? [] : [name];
}
