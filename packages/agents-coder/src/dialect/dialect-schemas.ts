import type { JsonObject } from '@parallel-dispatcher/schema';
import { annotations, formats, jsonTypes, keywordsOfType } from '../json-schema/json-schema.ts';

const schema: JsonObject = { $ref: '#/$defs/schema' };
const whole = { type: 'integer', minimum: 0 };
const limit = { type: 'number' };
const types = { enum: [...jsonTypes] };

const keywords: Readonly<Record<string, JsonObject>> = {
  type: { anyOf: [types, { type: 'array', items: types, minItems: 1 }] },
  enum: { type: 'array', minItems: 1 },
  properties: { type: 'object', additionalProperties: schema },
  required: { type: 'array', items: { type: 'string' } },
  additionalProperties: schema,
  items: schema,
  minItems: whole,
  maxItems: whole,
  uniqueItems: { type: 'boolean' },
  pattern: { type: 'string', description: 'ECMA-262 with the u flag.' },
  format: { enum: [...formats] },
  minLength: whole,
  maxLength: whole,
  minimum: limit,
  maximum: limit,
  exclusiveMinimum: limit,
  exclusiveMaximum: limit,
};

const known = ['type', 'enum', 'const', ...Object.values(keywordsOfType).flat(), ...annotations];

/** JSON Schema of the JSON Schemas in a contract: the keywords that the dialect has, and no others. */
export const dialectSchemas: JsonObject = {
  schema: {
    description: 'JSON Schema 2020-12, of which a contract has these keywords.',
    anyOf: [
      { type: 'boolean' },
      {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          [...new Set(known)].map((name) => [name, keywords[name] ?? {}]),
        ),
      },
    ],
  },
};
