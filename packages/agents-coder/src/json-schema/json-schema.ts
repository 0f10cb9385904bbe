import type { JsonValue } from '@parallel-dispatcher/schema';

export const jsonTypes = [
  'null',
  'boolean',
  'integer',
  'number',
  'string',
  'array',
  'object',
] as const;
export type JsonType = (typeof jsonTypes)[number];

export const formats = ['date', 'date-time', 'uuid'] as const;
type Format = (typeof formats)[number];

/** The part of JSON Schema 2020-12 that the dialect has. What is null or empty asks for nothing. */
export interface JsonSchema {
  /** Where the contract holds it. */
  readonly at: string;
  readonly description: string | null;
  /** Null: any type. */
  readonly types: readonly JsonType[] | null;
  /** `false` as a schema: no value fits. */
  readonly never: boolean;
  /** Values of `enum` that `const` allows too. */
  readonly allowed: readonly JsonValue[] | null;
  readonly properties: ReadonlyMap<string, JsonSchema>;
  readonly required: readonly string[];
  readonly additional: boolean | JsonSchema;
  readonly items: JsonSchema | null;
  readonly minItems: number | null;
  readonly maxItems: number | null;
  readonly uniqueItems: boolean;
  readonly pattern: string | null;
  readonly format: Format | null;
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly exclusiveMinimum: number | null;
  readonly exclusiveMaximum: number | null;
}

/** Keywords that ask something of a value of one type only. */
export const keywordsOfType = {
  object: ['properties', 'required', 'additionalProperties'],
  array: ['items', 'minItems', 'maxItems', 'uniqueItems'],
  string: ['pattern', 'format', 'minLength', 'maxLength'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
} as const;

/** Keywords that ask nothing of a value. */
export const annotations = [
  'title',
  'description',
  'examples',
  'default',
  'deprecated',
  'readOnly',
  'writeOnly',
  '$comment',
  '$schema',
  '$id',
] as const;
