import * as z from 'zod';

/** What a model answers that was asked for bodies. */
export const bodiesAnswerSchema = z.strictObject({
  bodies: z
    .array(
      z.strictObject({
        to: z.string().describe('Name of the result, as "to" of the step says.'),
        code: z.string().describe('Statements of the body, the last of which returns.'),
      }),
    )
    .describe('One for each body that was asked for.'),
});
