import * as z from 'zod';
import { absolutePathSchema } from './absolute-path.ts';

/** An input that makes the test command fail, to be made smaller. */
export const failingInputSchema = z.strictObject({
  text: z.string().optional().describe('The input itself. Required unless file is given.'),
  file: absolutePathSchema.optional().describe('Absolute path of a file that holds it.'),
  split: z
    .enum(['lines', 'json', 'characters'])
    .nullable()
    .default(null)
    .describe(
      'The parts that are left out: lines, the items and fields of JSON, or characters. null: by what the text looks like.',
    ),
});
export type FailingInput = z.infer<typeof failingInputSchema>;

/** What is left of a failing input, and how sure it is that all of it is needed. */
export const reducedInputSchema = z.strictObject({
  text: z.string().describe('The smaller input; the test command still fails with it.'),
  split: z.enum(['lines', 'json', 'characters']).describe('The parts that were left out.'),
  parts_before: z.int().nonnegative().describe('Parts of the whole input.'),
  parts_after: z.int().nonnegative().describe('Parts that are left.'),
  minimal: z.boolean().describe('true: without any one of its parts the failure is gone.'),
  runs: z.int().positive().describe('How often the test command ran for it.'),
  evidence: z.array(z.string()).describe('Ids of the evidence for it.'),
});
export type ReducedInput = z.infer<typeof reducedInputSchema>;
