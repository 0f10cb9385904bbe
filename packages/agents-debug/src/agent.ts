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
  uses: ['tools', 'model'],
  paths: (input) => [
    ...input.affected_files.flatMap((value, at) => {
      const file = { at: `affected_files[${at}]`, value };
      const read = { ...file, use: 'read' } as const;
      return input.apply_fix === 'never' ? [read] : [read, { ...file, use: 'write' } as const];
    }),
    ...(input.failing_input?.file === undefined
      ? []
      : [{ at: 'failing_input.file', value: input.failing_input.file, use: 'read' } as const]),
  ],
  commands: ['test_command', 'lint_command'],
  run: () => import('./run.ts'),
});
