import { z } from 'zod';

const longestName = 500;
const name = z.string().trim().min(1).max(longestName);

/** One use of a pattern, as a line of the record. */
export const patternUseSchema = z.object({
  schema_version: z.literal(1),
  recorded_at: z.iso.datetime(),
  pattern: name,
  /** The contract that the file fulfils: its name or its file. */
  contract: name.nullable(),
  run_id: name.nullable(),
  task_id: name.nullable(),
  /** Relative to the workspace, with `/`. */
  file: z.string().min(1),
  /** Of the file as it was made; null when it was not there yet. */
  sha256: z.string().nullable(),
  note: z.string().max(2000).nullable(),
});

export type PatternUse = z.output<typeof patternUseSchema>;

/** What a caller says of a use. */
export const patternUseInput = z.object({
  pattern: name.describe('Name of the pattern, such as `repository` or `onex-001`.'),
  contract: name.optional().describe('Name or file of the contract that the file fulfils.'),
  run_id: name.optional(),
  task_id: name.optional(),
  file: z.string().min(1).max(4096).describe('The file that was made, within the workspace.'),
  content: z
    .string()
    .optional()
    .describe('What the file will hold, where it is not written yet; only its hash is kept.'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .describe('The hash of what the file will hold, instead of `content`.'),
  note: z.string().max(2000).optional(),
});
