import { defineAgent } from '@parallel-dispatcher/agent';
import { z } from 'zod';

const todo = z.object({ file: z.string(), line: z.int(), text: z.string() });

/** Lists the TODO comments of some files. The host imports only this; a worker runs the rest. */
export default defineAgent({
  name: 'find-todos',
  version: '1.0.0',
  description: 'Lists the TODO comments of some files.',
  aliases: ['todos'],
  words: ['todo', 'leftover'],
  workload: 'io',
  input: z.strictObject({ files: z.array(z.string()).min(1) }),
  output: z.object({ todos: z.array(todo) }),
  paths: ({ files }) => files.map((value, i) => ({ at: `files[${i}]`, value, use: 'read' })),
  run: () => import('./find-todos.run.ts'),
});
