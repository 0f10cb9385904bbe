import * as z from 'zod';
import { errorDetailSchema } from './error-detail-schema.ts';
import { jsonValueSchema } from './json-value.ts';

/** Why an answer was not accepted, for the one attempt that may mend it. */
export const repairSchema = z.strictObject({
  error: errorDetailSchema.describe('Why the answer was not accepted.'),
  feedback: z.string().describe('What the check or the validator said, bounded.'),
  output: jsonValueSchema.nullable().describe('The answer that was not accepted; null: none.'),
});
export type Repair = z.infer<typeof repairSchema>;
