// An agent on a thread: works for a while, writes a file, answers.
import { appendFileSync } from 'node:fs';
import { defineAgent } from '@parallel-dispatcher/agent';
import { z } from 'zod';

export default defineAgent({
  name: 'steady',
  version: '1.0.0',
  description: 'Works for a while and says what it did.',
  workload: 'io',
  input: z.strictObject({
    name: z.string(),
    ms: z.number(),
    log: z.string(),
    file: z.string().optional(),
    of: z.json().optional(),
    list: z.array(z.json()).optional(),
    fails: z.boolean().optional(),
  }),
  output: z.json(),
  run: async () => ({
    run: async ({ name, ms, log, file, of, list, fails }, context) => {
      appendFileSync(log, `${context.task}\n`);
      await new Promise((resolve) => setTimeout(resolve, ms));
      if (fails) throw new Error('always fails');
      if (file !== undefined) await context.files.write(file, `${name}\n`);
      return { name, of: of ?? null, list: list ?? [] };
    },
  }),
});
