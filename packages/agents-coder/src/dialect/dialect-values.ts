import type { JsonObject } from '@parallel-dispatcher/schema';
import { comparisons } from '../contract/condition.ts';
import { aggregates } from '../contract/step.ts';
import { functionArity } from '../contract/value.ts';

const ref = (name: string): JsonObject => ({ $ref: `#/$defs/${name}` });
const path = {
  type: ['string', 'integer'],
  description: 'A dotted path; a number indexes a list.',
};

/** JSON Schemas of what all types of contract compute with: values, conditions, aggregates. */
export const dialectValues: JsonObject = {
  value: {
    description: 'A literal, or one of the forms field, var, fn, object and each.',
    anyOf: [
      { type: 'object', required: ['field'], properties: { field: path } },
      { type: 'object', required: ['var'], properties: { var: path } },
      {
        type: 'object',
        required: ['fn', 'args'],
        properties: {
          fn: { enum: Object.keys(functionArity) },
          args: { type: 'array', items: ref('value') },
        },
      },
      {
        type: 'object',
        required: ['object'],
        properties: { object: { type: 'object', additionalProperties: ref('value') } },
      },
      {
        type: 'object',
        required: ['each', 'as'],
        properties: { each: ref('value'), as: ref('value') },
      },
      {
        description: 'A literal.',
        not: {
          type: 'object',
          anyOf: ['field', 'var', 'fn', 'object', 'each'].map((form) => ({ required: [form] })),
        },
      },
    ],
  },
  values: {
    type: 'object',
    additionalProperties: ref('value'),
    description: 'Names, and the value of each.',
  },
  condition: {
    description: 'What holds or does not.',
    oneOf: [
      {
        type: 'object',
        required: ['left', 'compare'],
        properties: {
          left: ref('value'),
          compare: { enum: [...comparisons] },
          right: ref('value'),
        },
      },
      ...['all', 'any'].map((kind) => ({
        type: 'object',
        required: [kind],
        properties: { [kind]: { type: 'array', items: ref('condition') } },
      })),
      { type: 'object', required: ['not'], properties: { not: ref('condition') } },
    ],
  },
  aggregate: {
    type: 'object',
    required: ['fn'],
    properties: { fn: { enum: [...aggregates] }, field: path },
  },
  code: { type: 'string', pattern: '^[A-Z][A-Z0-9_]*$', description: 'A code such as NOT_FOUND.' },
};
