import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/** Files of ours, as they are written or as tsc prints them. */
const ours = /\/(?:packages|apps)\/[^/]+\/(?:src|dist)\/.*\.[jt]s$/;

/** Its imports are text: those of the agent that it writes. */
const textOnly = /\/scaffold\/agent-files\.[jt]s$/;

/** The few of others that import what is built into Node and are loaded by most commands. */
const theirs = /\/node_modules\/(?:commander|ulid)\/.*\.js$/;

/** `import { a, b } from '...';` of a package of ours. */
const ourImports = /^import \{([^}]+)\} from '(@parallel-dispatcher\/[^/']+)';$/gm;

/** `import { a, b } from 'node:...';` or `import a from 'node:...';`. */
const nodeImports = /^import (\{[^}]+\}|\w+) from '(node:[^']+)';$/gm;

/** Rewrites imports so that less is loaded before the command begins. */
export const rewriteImports: Plugin = {
  name: 'rewrite-imports',
  setup(build) {
    build.onLoad({ filter: ours }, async ({ path }) => {
      if (textOnly.test(path)) return undefined;
      const source = await readFile(path, 'utf8');
      const contents = source
        .replaceAll(ourImports, (_import, list: string, from: string) =>
          namesIn(list)
            .map((name) => `import { ${name} } from '${fileBehind(path, from, name)}';`)
            .join(' '),
        )
        .replaceAll(nodeImports, takeFromNode);
      return { contents, loader: path.endsWith('.ts') ? 'ts' : 'js' };
    });
    build.onLoad({ filter: theirs }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: source.replaceAll(nodeImports, takeFromNode), loader: 'js' };
    });
  },
};

/**
 * An import of a built-in module reads all it exports, and so loads web streams, WebCrypto and more
 * (6 ms in all); this reads what is named.
 */
function takeFromNode(_import: string, taken: string, from: string): string {
  const pattern = taken.startsWith('{')
    ? `{ ${namesIn(taken.slice(1, -1)).join(', ').replaceAll(' as ', ': ')} }`
    : taken;
  // Not `process`, which commander imports under that name.
  return `const ${pattern} = globalThis.process.getBuiltinModule('${from}');`;
}

/** The values in a list of imports, without the types. */
function namesIn(list: string): readonly string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));
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
