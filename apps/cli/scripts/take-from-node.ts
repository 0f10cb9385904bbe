import { readFile } from 'node:fs/promises';
import type { Plugin } from 'rolldown';

/** Files of ours, as they are written or as tsc prints them; and those of others that most commands load. */
const rewritten =
  /\/(?:packages|apps)\/[^/]+\/(?:src|dist)\/.*\.[jt]s$|\/node_modules\/(?:commander|ulid)\/.*\.js$/;

/** Its imports are text: those of the agent that it writes. */
const textOnly = /\/scaffold\/agent-files\.[jt]s$/;

/** `import { a, b } from 'node:...';`, `import a from 'node:...';` or `import * as a from 'node:...';`. */
const nodeImports = /^import (?:\* as )?(\{[^}]+\}|\w+) from '(node:[^']+)';$/gm;

/** Built-in modules of functions that take milliseconds to load, and that not every command calls. */
const loadedLate: ReadonlySet<string> = new Set(['node:child_process', 'node:crypto']);

/**
 * An import of a built-in module reads all it exports, and so loads web streams, WebCrypto and more
 * (6 ms in all); this reads what is named.
 */
export const takeFromNode: Plugin = {
  name: 'take-from-node',
  load: {
    filter: { id: { include: rewritten, exclude: textOnly } },
    handler: async (path) => (await readFile(path, 'utf8')).replaceAll(nodeImports, takenFromNode),
  },
};

function takenFromNode(_import: string, taken: string, from: string): string {
  // Not `process`, which commander imports under that name.
  const module = `globalThis.process.getBuiltinModule('${from}')`;
  const names = taken.startsWith('{') ? valuesIn(taken.slice(1, -1)) : null;
  if (!loadedLate.has(from)) {
    return `const ${names ? `{ ${names.join(', ').replaceAll(' as ', ': ')} }` : taken} = ${module};`;
  }
  if (names === null)
    return `const ${taken} = new Proxy({}, { get: (_, name) => ${module}[name] });`;
  const functions = names.map((name) => {
    const [called, known = called] = name.split(' as ');
    return `${known} = (...given) => ${module}.${called}(...given)`;
  });
  return `const ${functions.join(', ')};`;
}

/** The values in a list of imports, without the types. */
function valuesIn(list: string): readonly string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));
}
