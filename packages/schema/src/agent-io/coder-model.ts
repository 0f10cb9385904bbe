import * as z from 'zod';

const countOrNull = z.int().nonnegative().nullable();
const costOrNull = z.number().nonnegative().nullable();

/** What a dependency found out that concerns the node. */
export const requirementSchema = z.strictObject({
  id: z.string().min(1).describe('Unique in the output, such as R1.'),
  from: z
    .string()
    .min(1)
    .describe('Task and field, such as why.solution.fix_description; "why" is the task.'),
  text: z.string().describe('What is asked for.'),
  used: z.boolean().describe('Whether it was told to the model that wrote the node.'),
  reason: z.string().nullable().describe('Why it was not used.'),
});
export type Requirement = z.infer<typeof requirementSchema>;

/** One request to a model, for a node. */
const coderRoundSchema = z.strictObject({
  round: z.int().positive().describe('From 1.'),
  purpose: z
    .enum(['contract', 'bodies'])
    .describe('The whole contract, or the bodies that it describes in words.'),
  findings: z
    .array(z.string())
    .describe('What was wrong with what it gave; none where it was accepted.'),
  input_tokens: countOrNull.describe('Tokens sent; null: not counted.'),
  output_tokens: countOrNull.describe('Tokens received; null: not counted.'),
  cost_usd: costOrNull.describe('null: not known.'),
});
export type CoderRound = z.infer<typeof coderRoundSchema>;

/** What a model had to do with a node. */
export const coderModelSchema = z.strictObject({
  id: z.string().describe('As provider:id.'),
  prompt: z.string().describe('Version of the questions that it was asked.'),
  rounds: z.array(coderRoundSchema).describe('Its requests, in order.'),
  cost_usd: costOrNull.describe('Of all of them; null: not known.'),
  assumptions: z.array(z.string()).describe('What it took to be so because nobody had said.'),
});
export type CoderModel = z.infer<typeof coderModelSchema>;
