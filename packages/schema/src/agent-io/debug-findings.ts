import * as z from 'zod';

const textOrNull = z.string().nullable();
const evidenceIds = z.array(z.string());
const countOrNull = z.int().nonnegative().nullable();

/** A fact that the report's claims point at by `id`. */
export const evidenceSchema = z.strictObject({
  id: z.string().min(1).describe('Unique in the report, such as E1.'),
  kind: z.string().min(1).describe('What sort of fact, such as stack_frame or source_line.'),
  summary: z.string().describe('The fact in one sentence.'),
  file: textOrNull.describe('File it was seen in.'),
  line: z.int().positive().nullable().describe('Line it was seen at, from 1.'),
  detail: textOrNull.describe('The quoted source or text.'),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** A line of a suspect, by its place among all lines that failing tests ran. */
const suspectLineSchema = z.strictObject({
  line: z.int().positive().describe('From 1.'),
  rank: z
    .number()
    .min(1)
    .describe('1 is the likeliest; tied lines share the mean of their places.'),
  shared_by: z.int().positive().describe('How many lines share the rank; 1: it is alone.'),
  code: textOrNull.describe('The line; null: its file could not be read.'),
});

/** A place that may hold the fault. */
export const suspectSchema = z.strictObject({
  rank: z.int().positive().describe('1 is the likeliest; tied suspects share a rank.'),
  tied: z.boolean().describe('Whether another suspect is as likely.'),
  method: z.string().min(1).describe('How it was found, such as stack or test-call.'),
  function: textOrNull.describe('Name of the function.'),
  file: z.string().describe('File of the place.'),
  line: z.int().positive().nullable().describe('Line, from 1.'),
  column: z.int().positive().nullable().describe('Column, from 1.'),
  evidence: evidenceIds.describe('Ids of the evidence for it.'),
  code_frame: textOrNull.describe('Some lines of source around it.'),
  lines: z
    .array(suspectLineSchema)
    .nullable()
    .default(null)
    .describe('Its likeliest lines; null: nobody knows which tests ran which lines.'),
});
export type Suspect = z.infer<typeof suspectSchema>;

/** An explanation that was weighed; the texts point at evidence by id. */
export const hypothesisSchema = z.strictObject({
  text: z.string().describe('The explanation.'),
  supported_by: evidenceIds.describe('Ids of evidence for it.'),
  contradicted_by: evidenceIds.describe('Ids of evidence against it.'),
  refuted_by_check: textOrNull.describe('The check that would refute it; null: none is known.'),
  verified: z.boolean().nullable().describe('null: it was not checked.'),
  source: z
    .enum(['evidence', 'user', 'model'])
    .default('evidence')
    .describe('Who put it forward: rules over the evidence, the user, a model.'),
});
export type Hypothesis = z.infer<typeof hypothesisSchema>;

/** A command that was run on a copy of the project. */
const checkRunSchema = z.strictObject({
  command: z.array(z.string()).describe('Program and arguments.'),
  on: z.enum(['original', 'patched']).describe('The project as it is, or with the fix.'),
  exit_code: z.int().nullable().describe('null: it was stopped or could not start.'),
  stopped: textOrNull.describe('Why it has no exit code.'),
  output: z.string().describe('The end of what it printed.'),
});
export type CheckRun = z.infer<typeof checkRunSchema>;

/** Whether the solution was tried, and with which commands. */
export const solutionValidationSchema = z.strictObject({
  status: z.enum(['not_run', 'passed', 'failed']).describe('not_run: nobody tried the fix.'),
  reason: textOrNull.describe('Why it was not run, or did not pass.'),
  commands: z.array(z.array(z.string())).describe('Commands that check the fix, as argv.'),
  runs: z.array(checkRunSchema).default([]).describe('What was run, in order.'),
});
export type SolutionValidation = z.infer<typeof solutionValidationSchema>;

/** One request to a model, for a report. */
const modelRoundSchema = z.strictObject({
  purpose: z
    .enum(['analysis', 'reading', 'repair'])
    .describe('The first question, one after it read more, one after its fix did not hold.'),
  result: z.string().describe('What came of the answer.'),
  input_tokens: countOrNull.describe('Tokens sent; null: not counted.'),
  output_tokens: countOrNull.describe('Tokens received; null: not counted.'),
  cost_usd: z.number().nonnegative().nullable().describe('null: not known.'),
});

/** What a model had to do with a report. */
export const modelPartSchema = z.strictObject({
  id: z.string().describe('As provider:id.'),
  prompt: z.string().describe('Version of the questions that it was asked.'),
  rounds: z.array(modelRoundSchema).describe('Its requests, in order.'),
  cost_usd: z.number().nonnegative().nullable().describe('Of all of them; null: not known.'),
  claims_kept: z.int().nonnegative().describe('Claims that cite evidence.'),
  claims_dropped: z
    .array(
      z.strictObject({
        claim: z.string().describe('What it said.'),
        reason: z.string().describe('Why it does not count.'),
      }),
    )
    .describe('Claims that cite none, or none that there is.'),
});
export type ModelPart = z.infer<typeof modelPartSchema>;

/** Something that the report does not know. */
export const notMeasuredSchema = z.strictObject({
  what: z.string().describe('What was not measured.'),
  reason: z.string().describe('Why.'),
});
export type NotMeasured = z.infer<typeof notMeasuredSchema>;
