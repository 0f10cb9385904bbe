import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Output {
  readonly entryPoint?: string;
  readonly imports: readonly {
    readonly path: string;
    readonly kind: string;
    readonly external?: boolean;
  }[];
  readonly inputs: Readonly<Record<string, unknown>>;
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
const { outputs } = JSON.parse(readFileSync(metafile, 'utf8')) as {
  readonly outputs: Readonly<Record<string, Output>>;
};

/** Follows static imports only: a dynamic one is not loaded until its moment comes. */
export function loadedWith(...entryPoints: readonly string[]): Loaded {
  const files = new Set<string>();
  const follow = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const { path, kind, external } of outputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && external !== true) follow(path);
    }
  };
  for (const entryPoint of entryPoints) follow(fileOf(entryPoint));
  const inputs = [...files].flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));
  return {
    files: [...files],
    libraries: [...new Set(inputs.flatMap(libraryOf))].toSorted(),
    ours: inputs.flatMap((file) => /\/packages\/(.*)$/u.exec(file)?.[1] ?? []),
  };
}

function fileOf(entryPoint: string): string {
  const found = Object.keys(outputs).find((file) =>
    outputs[file]?.entryPoint?.endsWith(entryPoint),
  );
  if (found === undefined) throw new Error(`The bundle has no entry ${entryPoint}.`);
  return found;
}

function libraryOf(input: string): readonly string[] {
  const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//u.exec(input)?.[1];
  return name === undefined ? [] : [name];
}
