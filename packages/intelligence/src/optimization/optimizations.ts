import * as z from 'zod';

const opportunity = z.object({
  kind: z.string(),
  file: z.string().nullable(),
  line: z.number().int(),
  function: z.string().nullable(),
  code: z.string(),
  why: z.string(),
  fix: z.string(),
  impact: z.null(),
  impact_reason: z.string(),
});

/** What could be made faster in an operation. */
export const optimizationsSchema = z.object({
  opportunities: z.array(opportunity),
  functions: z.array(
    z.object({ name: z.string(), line: z.number().int(), file: z.string().nullable() }),
  ),
  reason: z.string().nullable().describe('Why nothing, or not all, was looked at.'),
});
export type Optimizations = z.input<typeof optimizationsSchema>;
