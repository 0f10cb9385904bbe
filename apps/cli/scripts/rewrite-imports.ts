import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/** Files of ours, as they are written or as tsc prints them. */
const ours = /\/(?:packages|apps)\/[^/]+\/(?:src|dist)\/.*\.[jt]s$/;

/** `import { a, b } from '...';` of a package of ours or of Node. */
const imports = /^import \{([^}]+)\} from '(@parallel-dispatcher\/[^/']+|node:[^']+)';$/gm;

/** Rewrites imports in our files so that less is loaded before the command begins. */
export const rewriteImports: Plugin = {
  name: 'rewrite-imports',
  setup(build) {
    build.onLoad({ filter: ours }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source.replaceAll(imports, (_import, list: string, from: string) => {
        const names = list
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== '' && !name.startsWith('type '));
        return from.startsWith('node:')
          ? takeFromNode(names, from)
          : names
              .map((name) => `import { ${name} } from '${fileBehind(path, from, name)}';`)
              .join(' ');
      });
      return { contents, loader: path.endsWith('.ts') ? 'ts' : 'js' };
    });
  },
};

/**
 * An import of a built-in module reads all it exports, and so loads web streams, WebCrypto and more
 * (6 ms in all); this reads what is named.
 */
function takeFromNode(names: readonly string[], from: string): string {
  const pattern = names.map((name) => name.replace(' as ', ': ')).join(', ');
  return `const { ${pattern} } = process.getBuiltinModule('${from}');`;
}

const indexes = new Map<string, ReadonlyMap<string, string>>();

/**
 * The file behind a name of an index. esbuild splits by what a file can reach, and an index reaches
 * all of its package: every command would load everything.
 */
function fileBehind(importer: string, from: string, name: string): string {
  const index = createRequire(importer).resolve(from);
  const files = indexes.get(index) ?? readIndex(index);
  indexes.set(index, files);
  const file = files.get(name.split(' as ')[0] ?? '');
  if (file === undefined) throw new Error(`The index of ${from} has no line for ${name}.`);
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
