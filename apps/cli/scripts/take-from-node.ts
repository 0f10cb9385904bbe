import { readFile } from 'node:fs/promises';
import type { Plugin } from 'rolldown';

/** Files of ours, as they are written or as tsc prints them; and those of others that most commands load. */
const rewritten =
  /\/(?:packages|apps)\/[^/]+\/(?:src|dist)\/.*\.[jt]s$|\/node_modules\/(?:commander|ulid)\/.*\.js$/;

/** Its imports are text: those of the agent that it writes. */
const textOnly = /\/scaffold\/agent-files\.[jt]s$/;

/** `import { a, b } from 'node:...';` or `import a from 'node:...';`. */
const nodeImports = /^import (\{[^}]+\}|\w+) from '(node:[^']+)';$/gm;

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
  const pattern = taken.startsWith('{')
    ? `{ ${valuesIn(taken.slice(1, -1)).join(', ').replaceAll(' as ', ': ')} }`
    : taken;
  // Not `process`, which commander imports under that name.
  return `const ${pattern} = globalThis.process.getBuiltinModule('${from}');`;
}

/** The values in a list of imports, without the types. */
function valuesIn(list: string): readonly string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));
}
