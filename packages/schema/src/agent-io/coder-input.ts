import * as z from 'zod';
import type { JsonObject } from '../documents/json.ts';
import { jsonObjectSchema, jsonValueSchema } from '../documents/json-value.ts';
import { faultCheck } from '../problems/fault.ts';
import { absolutePathSchema } from './absolute-path.ts';
import { findCoderInputFaults } from './coder-input-faults.ts';
import { languageSchema } from './language.ts';
import { nodeTypeOf, nodeTypeSchema, type NodeType } from './node-type.ts';

export const validationLevelSchema = z.enum(['strict', 'moderate', 'lenient']);
export type ValidationLevel = z.infer<typeof validationLevelSchema>;

const fieldsSchema = z.strictObject({
  contract_description: z
    .string()
    .optional()
    .describe('What to generate, in words. Required unless a contract is given.')
    .meta({ examples: ['Computes the net price of an order line.'] }),
  node_type: nodeTypeSchema
    .nullable()
    .optional()
    .describe('Effect, Compute, Reducer or Orchestrator. Required unless a contract says it.'),
  output_path: absolutePathSchema.describe('Absolute path of the file or folder to generate.'),
  context_files: z
    .array(absolutePathSchema)
    .default([])
    .describe('Absolute paths of files to read as reference.'),
  validation_level: validationLevelSchema
    .default('moderate')
    .describe('Which findings block: strict, moderate or lenient.'),
  contract: z
    .union([z.string().min(1), jsonObjectSchema])
    .nullable()
    .default(null)
    .describe('The contract: an object, or its YAML or JSON text. Kept as given.')
    .meta({ examples: [{ name: 'order_line_net', node_type: 'COMPUTE_GENERIC' }] }),
  node_name: z.string().min(1).nullable().default(null).describe('Name of the node to generate.'),
  language: languageSchema
    .nullable()
    .default(null)
    .describe('Language to generate, such as typescript; null lets the agent decide.'),
  additional_context: jsonValueSchema
    .default(null)
    .describe('Anything else the generator should know.'),
  pre_gathered_context: jsonValueSchema
    .default(null)
    .describe('Context that was gathered before, in any form.'),
  overwrite: z.boolean().default(false).describe('Whether files that exist may be replaced.'),
});

type Fields = z.output<typeof fieldsSchema>;

/**
 * Input of the coder in one form, whichever form was given. Field names are those of the JSON.
 * Parsing a `CoderInput` again gives an equal one.
 */
export interface CoderInput {
  /** The given one, else the contract's `description`, else empty. */
  readonly contract_description: string;
  /** The given one, else the contract's; null only where the contract is text, which says it. */
  readonly node_type: NodeType | null;
  readonly output_path: string;
  readonly context_files: readonly string[];
  readonly validation_level: ValidationLevel;
  /** As given: an object, or YAML or JSON text that the agent reads. */
  readonly contract: string | JsonObject | null;
  /** The given one, else the `name` of a contract object, else null. */
  readonly node_name: string | null;
  readonly language: string | null;
  readonly additional_context: Fields['additional_context'];
  readonly pre_gathered_context: Fields['pre_gathered_context'];
  readonly overwrite: boolean;
}

/** Accepts the documented form (description and node type) and the contract form; gives one form. */
export const coderInputSchema = fieldsSchema
  .superRefine((_fields, context) => faultCheck(findCoderInputFaults)(context), {
    when: ({ value }) => typeof value === 'object' && value !== null,
  })
  .transform(normalise);

function normalise(fields: Fields): CoderInput {
  const contract = typeof fields.contract === 'string' ? null : fields.contract;
  return {
    ...fields,
    contract_description: fields.contract_description ?? textIn(contract, 'description') ?? '',
    node_type:
      fields.node_type ??
      nodeTypeOf(contract?.['node_type']) ??
      nodeTypeOf(contract?.['type']) ??
      null,
    node_name: fields.node_name ?? textIn(contract, 'name') ?? null,
  };
}

function textIn(contract: JsonObject | null, key: string): string | undefined {
  const value = contract?.[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
