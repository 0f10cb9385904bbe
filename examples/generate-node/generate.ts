import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateNode, validateNode } from '@parallel-dispatcher/agents-coder';

/** Generates a node from a contract file into a folder, once it passed; gives the node's path. */
export async function generate(contract: string, folder: string): Promise<string> {
  const generated = await generateNode(await readFile(contract, 'utf8'));
  if (!generated.ok) {
    throw new Error(generated.errors.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  }
  const { value: node } = generated;
  const { passed, parts } = await validateNode(node.files, { ...node, validationLevel: 'strict' });
  if (!passed) throw new Error(JSON.stringify(parts, null, 2));
  await mkdir(folder, { recursive: true });
  for (const { path, contents } of node.files) await writeFile(join(folder, path), contents);
  return join(folder, node.nodeFile);
}
