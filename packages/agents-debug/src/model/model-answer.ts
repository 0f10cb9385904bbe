import * as z from 'zod';

/** How much a model may ask to read at once. */
export const mostReads = 8;

const claim = z.object({
  text: z.string().describe('One claim, in one or two sentences.'),
  evidence: z.array(z.string()).describe('Ids of the evidence that it rests on, such as E3.'),
});

const claimOrNull = claim.nullable().default(null);
const claims = z.array(claim).default([]);

/** What a model is asked for. Fields that it leaves out are empty. */
export const modelAnswerSchema = z.object({
  need: z
    .array(
      z.object({
        file: z.string().describe('As files are named in the evidence, or below the project.'),
        first_line: z.int().positive(),
        last_line: z.int().positive(),
      }),
    )
    .max(mostReads)
    .default([])
    .describe('Source to read before you answer. Leave the other fields empty then.'),
  behavior_expected: claimOrNull.describe('What should happen; null where nothing tells.'),
  behavior_actual: claimOrNull.describe('What happens.'),
  root_cause: claimOrNull.describe('Why it happens.'),
  contributing_factors: claims.describe('What makes it worse or likelier.'),
  hypotheses: z
    .array(
      z.object({
        text: z.string(),
        supported_by: z.array(z.string()),
        contradicted_by: z.array(z.string()).default([]),
        refuted_by: z.string().describe('What to do to find out that it is wrong.'),
      }),
    )
    .default([])
    .describe('Explanations that were weighed, the likeliest first.'),
  fix: z
    .object({
      description: claim,
      steps: claims.describe('The change, step by step.'),
      edits: z
        .array(
          z.object({
            file: z.string(),
            old: z.string().describe('Exact text of the file; it has to stand there once.'),
            new: z.string().describe('What takes its place.'),
          }),
        )
        .describe('The smallest change that mends the cause.'),
    })
    .nullable()
    .default(null)
    .describe('null where the evidence does not tell what to change.'),
  tests_required: claims.describe('Tests that would have caught it.'),
  prevention: claims.describe('How to keep it from coming back.'),
});
export type ModelAnswer = z.output<typeof modelAnswerSchema>;
export type ModelClaim = z.output<typeof claim>;
export type ModelEdit = NonNullable<ModelAnswer['fix']>['edits'][number];
export type WantedSource = ModelAnswer['need'][number];
