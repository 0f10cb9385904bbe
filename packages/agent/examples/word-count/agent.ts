import { defineAgent } from '@parallel-dispatcher/agent';
import { z } from 'zod';

/** The light half: what the dispatcher imports to check plans and to route tasks. */
export default defineAgent({
  name: 'word-count',
  version: '1.0.0',
  description: 'Counts the words of a text file.',
  workload: 'io',
  words: ['count'],
  input: z.strictObject({ file: z.string(), report: z.string().optional() }),
  output: z.strictObject({ words: z.int().nonnegative(), longest: z.string().nullable() }),
  paths: ({ file, report }) => [
    { at: 'file', value: file, use: 'read' },
    ...(report === undefined ? [] : [{ at: 'report', value: report, use: 'write' as const }]),
  ],
  run: () => import('./run.ts'),
});
