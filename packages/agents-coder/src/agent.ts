import { defineAgent } from '@parallel-dispatcher/agent';
import { coderInputSchema, coderOutputSchema } from '@parallel-dispatcher/schema';

export default defineAgent({
  name: 'coder',
  version: '0.0.0',
  description:
    'Turns a contract, or a request in words, into a type-checked node with models and tests that ran.',
  words: ['generate', 'contract', 'build', 'create'],
  input: coderInputSchema,
  output: coderOutputSchema,
  workload: 'cpu',
  needs: ['workspace'],
  uses: ['tools', 'model'],
  paths: (input) => [
    { at: 'output_path', value: input.output_path, use: 'write' },
    ...input.context_files.map(
      (value, at) => ({ at: `context_files[${at}]`, value, use: 'read' }) as const,
    ),
  ],
  check: async (input) => (await import('./agent/check-input.ts')).checkInput(input),
  run: () => import('./run.ts'),
});
