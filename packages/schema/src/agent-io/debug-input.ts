import * as z from 'zod';
import type { JsonValue } from '../documents/json.ts';
import { jsonValueSchema } from '../documents/json-value.ts';
import { faultCheck } from '../problems/fault.ts';
import { absolutePathSchema } from './absolute-path.ts';
import { findDebugInputFaults } from './debug-input-faults.ts';
import { errorTraceSchema } from './error-trace.ts';
import { failingInputSchema, type FailingInput } from './failing-input.ts';
import { languageOfPath, languageSchema } from './language.ts';
import { summariseTrace } from './summarise-trace.ts';

export const analysisDepthSchema = z.enum(['quick', 'standard', 'deep']);
export type AnalysisDepth = z.infer<typeof analysisDepthSchema>;

const applyFixSchema = z.enum(['never', 'verified']);
export type ApplyFix = z.infer<typeof applyFixSchema>;

/** Source text that came inside the input instead of lying on disk. */
export const inlineFileSchema = z.strictObject({
  path: z.string().min(1).describe('Name to show; need not exist.'),
  content: z.string().describe('The source text.'),
  language: languageSchema.nullable().default(null).describe('Such as python; null: not known.'),
});
export type InlineFile = z.infer<typeof inlineFileSchema>;

const fieldsSchema = z.strictObject({
  problem_description: z
    .string()
    .optional()
    .describe('What goes wrong. Required unless issue_description or error says it.')
    .meta({ examples: ['The cart total is wrong for discounted items.'] }),
  affected_files: z
    .array(absolutePathSchema)
    .optional()
    .describe('Absolute paths of the files to analyse. Required unless code is given.'),
  error_traces: z
    .array(errorTraceSchema)
    .default([])
    .describe('Stack traces, as text or as { type, message, stack }.'),
  analysis_depth: analysisDepthSchema.default('standard').describe('quick, standard or deep.'),
  hypothesis: z.string().default('').describe('What you think the cause is.'),
  inline_files: z.array(inlineFileSchema).default([]).describe('Source given as text.'),
  code: z.string().optional().describe('Source given as text: short for one inline file.'),
  file_path: z
    .string()
    .min(1)
    .optional()
    .describe('Name of the file that `code` is from. Default unknown.py.'),
  language: languageSchema.nullable().optional().describe('Language of `code`.'),
  test_command: z
    .array(z.string())
    .min(1)
    .nullable()
    .default(null)
    .describe(
      'Program and arguments of a command that fails because of the fault. With depth deep it runs on a copy of the project; the config must allow it (allow_commands).',
    )
    .meta({ examples: [['npm', 'test']] }),
  lint_command: z
    .array(z.string())
    .min(1)
    .nullable()
    .default(null)
    .describe(
      "Program and arguments of the project's own ESLint; --format json and files are added. With depth deep it runs on a copy of the project; the config must allow it (allow_commands).",
    )
    .meta({ examples: [['npx', 'eslint']] }),
  failing_input: failingInputSchema
    .nullable()
    .default(null)
    .describe(
      'An input with which test_command fails. It is given on standard input, or as a file in place of {input} in an argument; with depth deep a smaller one is looked for.',
    )
    .meta({ examples: [{ file: '/home/me/project/fixtures/orders.json' }] }),
  apply_fix: applyFixSchema
    .default('never')
    .describe(
      'verified: affected files are replaced by a fix with which the test command passes; never: nothing is written.',
    ),
  error: errorTraceSchema.optional().describe('One more error trace.'),
  issue_description: z.string().optional().describe('Another name for problem_description.'),
  additional_context: jsonValueSchema.default(null).describe('Anything else worth knowing.'),
  pre_gathered_context: jsonValueSchema
    .default(null)
    .describe('Context that was gathered before, in any form.'),
});

type Fields = z.output<typeof fieldsSchema>;

/**
 * Input of the debug agent in one form, whichever form was given. Field names are those of the
 * JSON. Parsing a `DebugInput` again gives an equal one.
 */
export interface DebugInput {
  readonly problem_description: string;
  readonly affected_files: readonly string[];
  /** Traces as text; `error` comes last. */
  readonly error_traces: readonly string[];
  readonly analysis_depth: AnalysisDepth;
  readonly hypothesis: string;
  /** Program and arguments; null: there is no command that shows the failure. */
  readonly test_command: readonly string[] | null;
  /** Program and arguments; null: there is no linter to ask. */
  readonly lint_command: readonly string[] | null;
  /** What the command reads; null: it reads nothing. */
  readonly failing_input: FailingInput | null;
  /** Whether a verified fix replaces affected files. */
  readonly apply_fix: ApplyFix;
  /** `code` comes last. */
  readonly inline_files: readonly InlineFile[];
  readonly additional_context: JsonValue;
  readonly pre_gathered_context: JsonValue;
}

/** Accepts the documented form (problem and files) and the inline form (code and error). */
export const debugInputSchema = fieldsSchema
  .superRefine((_fields, context) => faultCheck(findDebugInputFaults)(context), {
    when: ({ value }) => typeof value === 'object' && value !== null,
  })
  .transform(normalise);

function normalise(fields: Fields): DebugInput {
  const { code, file_path: filePath, error } = fields;
  const affectedFiles = fields.affected_files ?? [];
  return {
    problem_description: describeProblem(fields),
    affected_files:
      code === undefined && filePath !== undefined && !affectedFiles.includes(filePath)
        ? [...affectedFiles, filePath]
        : affectedFiles,
    error_traces: error === undefined ? fields.error_traces : [...fields.error_traces, error],
    analysis_depth: fields.analysis_depth,
    hypothesis: fields.hypothesis,
    test_command: fields.test_command,
    lint_command: fields.lint_command,
    failing_input: fields.failing_input,
    apply_fix: fields.apply_fix,
    inline_files:
      code === undefined
        ? fields.inline_files
        : [...fields.inline_files, inlineFileOf({ ...fields, code })],
    additional_context: fields.additional_context,
    pre_gathered_context: fields.pre_gathered_context,
  };
}

function inlineFileOf(fields: Fields & { code: string }): InlineFile {
  const path = fields.file_path ?? 'unknown.py';
  return { path, content: fields.code, language: fields.language ?? languageOfPath(path) };
}

function describeProblem(fields: Fields): string {
  const given = [fields.problem_description, fields.issue_description].filter(
    (text) => text !== undefined && text !== '',
  );
  if (given.length > 0) return [...new Set(given)].join('\n\n');
  return fields.error === undefined ? '' : summariseTrace(fields.error);
}
