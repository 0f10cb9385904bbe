import type { JsonObject } from '@parallel-dispatcher/schema';
import { operationKinds } from '../contract/effect/effect.ts';
import { stepKinds } from '../contract/step.ts';

const ref = (name: string): JsonObject => ({ $ref: `#/$defs/${name}` });
const text: JsonObject = { type: 'string', minLength: 1 };
const duration = { type: 'number', exclusiveMinimum: 0, description: 'Milliseconds.' };
const count = { type: 'integer', minimum: 1 };
const outcome = { enum: ['ok', 'fail', 'retry'] };

/** JSON Schemas of the parts that one type of contract has: steps, operations, transitions. */
export const dialectParts: JsonObject = {
  pipeline_step: {
    type: 'object',
    description: 'One step: `from` names its rows, `to` its result.',
    properties: {
      from: { type: ['string', 'null'] },
      to: { type: 'string' },
      description: { type: 'string' },
      ...Object.fromEntries(stepKinds.map((kind) => [kind, {}])),
      map: { type: 'object', description: 'All new fields see the old row.' },
      require: ref('requirement'),
    },
    // On any other step these keys are documentation.
    if: {
      required: ['describe'],
      not: {
        anyOf: stepKinds
          .filter((kind) => kind !== 'describe')
          .map((kind) => ({ required: [kind] })),
      },
    },
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    then: ref('described_step'),
  },
  described_step: {
    type: 'object',
    description: 'Work in words, for what no other step can say; somebody writes its code.',
    required: ['describe', 'to', 'schema'],
    properties: {
      describe: { ...text, description: 'What is computed.' },
      inputs: {
        type: 'array',
        items: text,
        description: 'Names of the values that the code sees, as given.<name>.',
      },
      to: text,
      schema: ref('schema'),
      code: {
        type: ['object', 'null'],
        description: 'Statements of the body, by language; a model writes what is missing.',
        additionalProperties: false,
        properties: {
          typescript: { type: ['string', 'null'] },
          python: { type: ['string', 'null'] },
        },
      },
    },
  },
  rule: {
    type: 'object',
    required: ['when', 'outcome'],
    properties: { when: ref('condition'), outcome, code: ref('code') },
  },
  requirement: {
    type: 'object',
    required: ['where', 'error'],
    properties: { where: ref('condition'), error: ref('code') },
  },
  operation: {
    type: 'object',
    required: ['operation', 'kind', 'request'],
    properties: {
      operation: text,
      kind: { enum: [...operationKinds] },
      idempotent: { type: 'boolean', default: false },
      timeout_ms: duration,
      request: ref('values'),
      answers: { type: 'array', items: ref('rule') },
      otherwise: {
        anyOf: [outcome, { type: 'object', properties: { outcome, code: ref('code') } }],
        default: 'retry',
      },
      exhausted: ref('code'),
      require: { type: 'array', items: ref('requirement') },
      when: ref('condition'),
    },
  },
  transition: {
    type: 'object',
    required: ['from', 'on', 'to'],
    properties: {
      from: { anyOf: [text, { type: 'array', items: text }] },
      on: text,
      to: text,
      guard: ref('condition'),
      update: ref('values'),
    },
  },
  workflow_step: {
    type: 'object',
    required: ['id', 'uses'],
    properties: {
      id: text,
      uses: text,
      depends_on: { type: 'array', items: { type: 'string' } },
      when: ref('condition'),
      timeout_ms: duration,
      retry: { type: 'object', properties: { max_attempts: count } },
      on_failure: { enum: ['fail', 'continue'], default: 'fail' },
      compensate: text,
      join: {
        type: 'object',
        properties: {
          policy: { enum: ['all', 'at_least'] },
          count: { type: 'integer', minimum: 0 },
        },
      },
    },
  },
};
