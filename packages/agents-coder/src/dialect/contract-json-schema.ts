import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';
import { nodeTypes } from '../contract/contract.ts';
import { dialectParts } from './dialect-parts.ts';
import { dialectSchemas } from './dialect-schemas.ts';
import { dialectValues } from './dialect-values.ts';

const ref = (name: string): JsonObject => ({ $ref: `#/$defs/${name}` });
const list = (items: JsonObject): JsonObject => ({ type: 'array', items });
const model: JsonObject = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', pattern: '^[A-Z][A-Za-z0-9_]*$' },
    module: { type: 'string' },
  },
};
const version: JsonObject = {
  anyOf: [
    { type: 'string', minLength: 1 },
    { type: 'number' },
    {
      type: 'object',
      required: ['major', 'minor', 'patch'],
      properties: Object.fromEntries(
        ['major', 'minor', 'patch'].map((part) => [part, { type: 'integer' }]),
      ),
    },
  ],
};

/** What a contract of each type has beside what all have. */
const own: Readonly<Record<(typeof nodeTypes)[number], JsonObject>> = {
  COMPUTE_GENERIC: {
    required: ['pipeline', 'output'],
    properties: {
      pipeline: list(ref('pipeline_step')),
      output: { type: 'object', additionalProperties: { type: ['string', 'integer'] } },
    },
  },
  EFFECT_GENERIC: {
    required: ['io_operations', 'output'],
    properties: {
      io_operations: { ...list(ref('operation')), minItems: 1 },
      output: ref('values'),
      error_handling: {
        type: 'object',
        properties: {
          retry_policy: {
            type: ['object', 'null'],
            properties: {
              max_attempts: { type: 'integer', minimum: 1, default: 3 },
              backoff: { const: 'exponential' },
              base_ms: { type: 'number', minimum: 0, default: 100 },
              max_ms: { type: 'number', minimum: 0, default: 5000 },
              jitter: { type: 'boolean', default: true },
            },
          },
          circuit_breaker: {
            type: ['object', 'null'],
            properties: {
              threshold: { type: 'integer', minimum: 1, default: 5 },
              open_ms: { type: 'number', minimum: 0, default: 60_000 },
            },
          },
        },
      },
      transaction: { type: ['object', 'null', 'boolean'] },
    },
  },
  REDUCER_GENERIC: {
    required: ['state_machine'],
    properties: {
      state_machine: {
        type: 'object',
        required: ['initial_state', 'states', 'transitions'],
        properties: {
          initial_state: { type: 'string' },
          initial_context: { type: 'object' },
          states: { type: 'array', minItems: 1 },
          on_invalid_transition: { enum: ['reject_batch', 'ignore_event'] },
          duplicate_key: { type: ['object', 'null'], required: ['field', 'seen_in'] },
          transitions: list(ref('transition')),
        },
      },
    },
  },
  ORCHESTRATOR_GENERIC: {
    required: ['workflow_coordination'],
    properties: {
      workflow_coordination: {
        type: 'object',
        required: ['steps'],
        properties: {
          max_parallel: { type: ['integer', 'null'], minimum: 1 },
          steps: { ...list(ref('workflow_step')), minItems: 1 },
        },
      },
    },
  },
};

/**
 * JSON Schema of a contract, made of the lists that the parser reads by. What a schema cannot say,
 * such as that a name is known, the parser checks beside it.
 */
export function contractJsonSchema(): JsonObject {
  const branches = nodeTypes.map((type): JsonValue => ({
    ...own[type],
    properties: { node_type: { const: type }, ...(own[type]['properties'] as JsonObject) },
  }));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Contract of a node',
    type: 'object',
    required:
      'contract_version node_version name node_type description input_model output_model input_schema output_schema'.split(
        ' ',
      ),
    properties: {
      contract_version: version,
      node_version: version,
      name: { type: 'string', pattern: '^[a-z][a-z0-9]*(_[a-z0-9]+)*$' },
      node_type: { enum: [...nodeTypes] },
      description: { type: 'string', pattern: '\\S' },
      input_model: model,
      output_model: model,
      input_schema: ref('schema'),
      output_schema: ref('schema'),
      errors: list(ref('code')),
      behaviour: list({ type: 'object', required: ['given', 'expect'] }),
      invalid: list({ type: 'object', required: ['input'] }),
    },
    oneOf: branches,
    $defs: { ...dialectValues, ...dialectSchemas, ...dialectParts },
  };
}
