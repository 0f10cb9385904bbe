import * as z from 'zod';
import { openObject } from './open-object.ts';

const errorSchema = openObject({
  code: z.string().describe('Stable UPPER_SNAKE code.'),
  message: z.string().describe('What failed, what was expected, what came.'),
  path: z.string().nullable().describe('Where, such as tasks[3].dependencies[0].'),
  hint: z.string().nullable().describe('How to mend it.'),
});

const shortenedSchema = openObject({
  full: z.string().nullable().describe('Resource that has all of it; null: there is none.'),
  left_out: z
    .array(openObject({ path: z.string(), kept: z.number(), of: z.number() }))
    .describe('What was cut: characters of a text, entries of a list or object.'),
  more: z.number().describe('How many more places were cut than are listed.'),
}).describe('Only there when the answer was too long.');

/** The schema of an answer: its fields, or `errors` in place of them. */
export function answerSchema<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return openObject({
    ...z.object(shape).partial().shape,
    errors: z.array(errorSchema).optional().describe('Why the call was refused: every reason.'),
    shortened: shortenedSchema.optional(),
  });
}
