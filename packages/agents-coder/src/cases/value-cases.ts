import type { JsonValue } from '@parallel-dispatcher/schema';
import type { JsonSchema } from '../json-schema/json-schema.ts';
import { sampleSchema } from '../json-schema/sample-schema.ts';

/** A value near the border of a schema, on either side. */
export interface Candidate {
  readonly why: string;
  readonly value: JsonValue;
}

/** Values that break or just keep each rule that a schema has for the value itself. */
export function valueCases(schema: JsonSchema): readonly Candidate[] {
  const types = schema.types ?? [];
  const found: Candidate[] = [{ why: 'null', value: null }];
  const add = (why: string, value: JsonValue): void => void found.push({ why, value });
  if (types.some((type) => type === 'integer' || type === 'number')) add('a text', '1');
  else if (types.length > 0) add('a number', 7);
  if (types.includes('integer')) {
    add('a fraction', 1.5);
    add('true', true);
  }
  if (types.includes('object')) add('a list', []);
  if (types.includes('array')) add('an object', {});
  if (schema.allowed !== null) {
    add('a value that is not allowed', 'not_an_allowed_value');
    for (const value of schema.allowed.slice(0, 20))
      add(`the value ${JSON.stringify(value)}`, value);
  }
  addLimits(schema, add);
  if (schema.pattern !== null) {
    for (const text of ['', '\u0000', '~ no match ~'])
      add(`the text ${JSON.stringify(text)}`, text);
  }
  if (schema.format !== null) {
    add('a text that is no date', '2023-02-29');
    add('a text without the form', 'not a date');
  }
  return found;
}

function addLimits(schema: JsonSchema, add: (why: string, value: JsonValue) => void): void {
  const unit = schema.types?.includes('number') === true ? 0.5 : 1;
  const limits = [
    ['minimum', schema.minimum, -unit],
    ['maximum', schema.maximum, unit],
    ['exclusive minimum', schema.exclusiveMinimum, unit],
    ['exclusive maximum', schema.exclusiveMaximum, -unit],
  ] as const;
  for (const [name, limit, step] of limits) {
    if (limit === null) continue;
    add(`the ${name} ${limit}`, limit);
    add(`${limit + step} beside the ${name}`, limit + step);
  }
  // Beyond 10,000 the test file would be mostly filler.
  const small = (length: number | null): length is number => length !== null && length <= 10_000;
  const { minLength, maxLength, minItems, maxItems } = schema;
  if (small(minLength) && minLength > 0) add('a text one too short', '😀'.repeat(minLength - 1));
  if (small(minLength)) add('the shortest text', '😀'.repeat(minLength));
  if (small(maxLength)) {
    add('the longest text', '😀'.repeat(maxLength));
    add('a text one too long', 'x'.repeat(maxLength + 1));
  }
  const item = schema.items === null ? 1 : sampleSchema(schema.items);
  if (item === undefined) return;
  const list = (length: number): JsonValue => Array.from({ length }, () => item);
  if (small(minItems) && minItems > 0) add('a list one too short', list(minItems - 1));
  if (small(maxItems)) add('a list one too long', list(maxItems + 1));
}
