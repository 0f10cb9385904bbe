/** A file of a new agent, by its name below the folder of the agents. */
export interface AgentFile {
  readonly name: string;
  readonly text: string;
}

/**
 * The three files of a new agent: what the host knows of it, what the worker does, and a test that
 * `node --test` runs as it is.
 */
export function agentFiles(name: string): readonly AgentFile[] {
  return [
    { name: `${name}.ts`, text: definition(name) },
    { name: `${name}.run.ts`, text: run(name) },
    { name: `${name}.test.ts`, text: test(name) },
  ];
}

const definition = (
  name: string,
): string => `import { defineAgent } from '@parallel-dispatcher/agent';
import { z } from 'zod';

// Keep this module light: the host imports it to check plans, only the worker calls run().
export default defineAgent({
  name: '${name}',
  version: '0.1.0',
  description: 'Counts the words of files.',
  input: z.strictObject({
    files: z.array(z.string()).min(1).describe('Absolute paths of the files to read.'),
  }),
  output: z.strictObject({
    words: z.int().nonnegative().describe('Words of all files together.'),
  }),
  workload: 'io',
  paths: (input) =>
    input.files.map((value, index) => ({ at: \`files[\${index}]\`, value, use: 'read' })),
  run: () => import('./${name}.run.ts'),
});
`;

const run = (
  name: string,
): string => `import type { AgentContext } from '@parallel-dispatcher/agent';

/** The work of ${name}. Everything outside of it goes through the context. */
export async function run({ files }: { readonly files: readonly string[] }, context: AgentContext) {
  let words = 0;
  for (const [index, file] of files.entries()) {
    const text = await context.files.readText(file);
    words += text.split(/\\s+/u).filter((word) => word !== '').length;
    context.progress(\`read \${file}\`, (index + 1) / files.length);
  }
  return { words };
}
`;

const test = (name: string): string => `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runAgent } from '@parallel-dispatcher/agent/testing';
import agent from './${name}.ts';

test('counts the words of all files', async () => {
  const files = { '/a.txt': 'one two', '/b.txt': ' three ' };
  const result = await runAgent(agent, { files: Object.keys(files) }, { files });
  assert.deepEqual(result.ok && result.output, { words: 3 });
});

test('says which file is missing', async () => {
  const result = await runAgent(agent, { files: ['/none.txt'] });
  assert.equal(result.ok, false);
});
`;
