import { defineAgent } from '@parallel-dispatcher/agent';
import { debugInputSchema, debugOutputSchema } from '@parallel-dispatcher/schema';

export default defineAgent({
  name: 'debug',
  version: '0.0.0',
  description: 'Reads stack traces and source files and reports where the fault is, with evidence.',
  aliases: ['debugger'],
  words: ['debug', 'investigate', 'bug'],
  input: debugInputSchema,
  output: debugOutputSchema,
  workload: 'cpu',
  paths: (input) =>
    input.affected_files.map((value, at) => ({ at: `affected_files[${at}]`, value, use: 'read' })),
  commands: ['test_command'],
  run: () => import('./run.ts'),
});
