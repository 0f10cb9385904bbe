import * as z from 'zod';
import { jsonValueSchema } from '../documents/json-value.ts';
import { coderModelSchema, requirementSchema } from './coder-model.ts';
import { notMeasuredSchema } from './debug-findings.ts';
import { nodeTypes } from './node-type.ts';

const textOrNull = z.string().nullable();

/** One part of the validation of generated code, such as `types` or `tests`. */
export const validationPartSchema = z.strictObject({
  passed: z.boolean().nullable().describe('null: this part was not run; `reason` says why.'),
  reason: textOrNull.describe('Why it did not pass, or was not run.'),
  evidence: z.array(z.string()).describe('What was seen: commands, counts, messages.'),
});
export type ValidationPart = z.infer<typeof validationPartSchema>;

/** What the coder answers. Field names are those of the JSON. */
export const coderOutputSchema = z.strictObject({
  generated_file: textOrNull.describe('Absolute path of the node; null when nothing was written.'),
  validation_passed: z
    .boolean()
    .describe('True only when every part that the validation level demands ran and passed.'),
  node_name: z.string().describe('Name of the generated class.'),
  node_type: z.enum(nodeTypes).describe('Kind of the generated node.'),
  generated_code: z.string().describe('Source text of the node.'),
  dependencies: z.array(z.string()).describe('Modules the node imports.'),
  quality_score: z.number().min(0).max(1).nullable().describe('0 to 1; null when not measured.'),
  quality_metrics: z
    .record(z.string(), jsonValueSchema)
    .describe('What was measured; a null value was not.'),
  lines_generated: z.int().nonnegative().describe('Lines of all generated files.'),
  onex_compliance_notes: z.array(z.string()).describe('Findings of the ONEX rules, as sentences.'),
  contract_file: textOrNull.describe('Absolute path of the written contract.'),
  models_file: textOrNull.describe('Absolute path of the written models.'),
  tests_file: textOrNull.describe('Absolute path of the written tests.'),
  files_written: z.array(z.string()).describe('Absolute paths of everything that was written.'),
  engine: z.enum(['embedded', 'model']).describe('Whether a model wrote it.'),
  model: coderModelSchema
    .nullable()
    .default(null)
    .describe('The model that wrote the contract or bodies of it; null: none.'),
  requirements: z
    .array(requirementSchema)
    .default([])
    .describe('What dependencies found out that concerns the node.'),
  provenance: z
    .record(z.string(), jsonValueSchema)
    .describe('Where the code came from: versions, hashes of the contract, the generator.'),
  intelligence_sources: z
    .array(z.string())
    .describe('Tools that answered, and who: `assess_code_quality: archon`.'),
  related: z
    .array(
      z.strictObject({
        source: textOrNull.describe('File or page.'),
        title: textOrNull.describe('Its title.'),
        score: z.number().nullable().describe('How well it fits, as the tool says.'),
      }),
    )
    .describe('Passages about the same thing, the best first.'),
  not_measured: z.array(notMeasuredSchema).describe('What nobody measured, and why.'),
  validation: z
    .record(z.string(), validationPartSchema)
    .describe('Each part of the validation by its name.'),
});
export type CoderOutput = z.infer<typeof coderOutputSchema>;
