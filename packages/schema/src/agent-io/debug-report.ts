import * as z from 'zod';

const textOrNull = z.string().nullable();
const texts = z.array(z.string());

/** Behaviour, Fault, Root cause: the first letters of BFROS. Null where it is not known. */
export const bfrosAnalysisSchema = z.strictObject({
  behavior_expected: textOrNull.describe('What should happen.'),
  behavior_actual: textOrNull.describe('What happens.'),
  behavior_deviation: textOrNull.describe('How the two differ.'),
  fault_location: textOrNull.describe('Where the fault shows, such as src/a.ts:12:5.'),
  fault_components: texts.describe('Functions, classes or files that take part.'),
  root_cause_description: textOrNull.describe('Why it happens.'),
  contributing_factors: texts.describe('What makes it worse or likelier.'),
});
export type BfrosAnalysis = z.infer<typeof bfrosAnalysisSchema>;

/** The root cause. What was not measured is null and adds nothing to the confidence. */
export const rootCauseSchema = z.strictObject({
  primary_cause: textOrNull.describe('The cause in one sentence.'),
  contributing_factors: texts.describe('What makes it worse or likelier.'),
  confidence_score: z.number().min(0).max(1).nullable().describe('0 to 1; null: not measured.'),
  confidence_level: z
    .enum(['High', 'Medium', 'Low'])
    .nullable()
    .describe('High from 0.7, Medium from 0.5; null: not measured.'),
  confidence_basis: z
    .strictObject({
      method: z.string().describe('How the place was found, as in suspects.'),
      right: z.int().nonnegative().describe('Bugs whose first place was right.'),
      bugs: z.int().positive().describe('Bugs that were tried.'),
      tied_with: z.int().nonnegative().describe('Other places that share the first rank.'),
    })
    .nullable()
    .default(null)
    .describe('What the score was measured on; null: no score.'),
  validation_method: textOrNull.describe('How the cause was confirmed.'),
  quality_correlation: textOrNull.describe('How code quality bears on the fault.'),
  pattern_matches: texts.describe('Known bug patterns that were found.'),
});
export type RootCause = z.infer<typeof rootCauseSchema>;

/** The optimal solution. Null where none can be given honestly. */
export const solutionSchema = z.strictObject({
  fix_description: textOrNull.describe('What to change, in words.'),
  implementation_steps: texts.describe('The change, step by step.'),
  fixed_code: textOrNull.describe('The corrected source; null when none was made.'),
  patch: textOrNull.default(null).describe('The same as a unified diff, for `patch -p1`.'),
  quality_improvements: texts.describe('What gets better besides the fault.'),
  tests_required: texts.describe('Tests that would have caught it.'),
  prevention_measures: texts.describe('How to keep it from coming back.'),
  estimated_quality_improvement: z
    .number()
    .nullable()
    .describe('Expected rise of the quality score; null: not measured.'),
});
export type Solution = z.infer<typeof solutionSchema>;
