import { defineAgent } from '@parallel-dispatcher/agent';
import { z } from 'zod';

export default defineAgent({
  name: 'answer',
  version: '1.0.0',
  description: 'Answers its value.',
  workload: 'io',
  input: z.strictObject({ value: z.json() }),
  output: z.strictObject({ value: z.json() }),
  run: async () => ({ run: async ({ value }) => ({ value }) }),
});
