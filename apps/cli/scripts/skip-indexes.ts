import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * Imports from an index of ours become imports from the files behind it. esbuild splits by what a
 * file can reach, and an index reaches all of its package: every command would load everything.
 */
export const skipIndexes: Plugin = {
  name: 'skip-indexes',
  setup(build) {
    build.onLoad(
      { filter: /\/(?:packages|apps)\/[^/]+\/(?:src|dist)\/.*\.[jt]s$/ },
      async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const contents = source.replaceAll(
          /^import \{([^}]+)\} from '(@parallel-dispatcher\/[^/']+)';$/gm,
          (_statement, names: string, from: string) =>
            names
              .split(',')
              .map((name) => name.trim())
              .filter((name) => name !== '' && !name.startsWith('type '))
              .map((name) => `import { ${name} } from '${fileBehind(path, from, name)}';`)
              .join(' '),
        );
        return { contents, loader: path.endsWith('.ts') ? 'ts' : 'js' };
      },
    );
  },
};

const indexes = new Map<string, ReadonlyMap<string, string>>();

function fileBehind(importer: string, from: string, name: string): string {
  const index = createRequire(importer).resolve(from);
  const files = indexes.get(index) ?? readIndex(index);
  indexes.set(index, files);
  const file = files.get(name);
  if (file === undefined) throw new Error(`${from} has no export ${name} that names its file.`);
  return file;
}

/** The file of each name in an index of lines such as `export { a, b } from './a.js';`. */
function readIndex(index: string): ReadonlyMap<string, string> {
  const lines = readFileSync(index, 'utf8').matchAll(/^export \{([^}]+)\} from '(\.[^']+)';$/gm);
  return new Map(
    [...lines].flatMap(([, names = '', file = '']) =>
      names.split(',').map((name) => [name.trim(), resolve(dirname(index), file)] as const),
    ),
  );
}
