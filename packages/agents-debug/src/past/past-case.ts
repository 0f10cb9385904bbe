import * as z from 'zod';

/** What a past trace of the debug agent tells; fields of other versions are passed over. */
export const pastCaseSchema = z.object({
  task_id: z.string(),
  agent: z.literal('debug'),
  timestamp: z.string(),
  input: z.object({
    error_traces: z
      .array(z.union([z.string(), z.object({ stack: z.string().default('') })]))
      .default([]),
  }),
  output: z.object({
    error_summary: z.string(),
    solution: z.object({
      fix_description: z.string().nullable(),
      patch: z.string().nullable().default(null),
    }),
    solution_validation: z.object({ status: z.string() }),
  }),
});
export type PastCase = z.infer<typeof pastCaseSchema>;
