import { isDateTime } from '../typescript/support/is-date-time.ts';
import { isDate } from '../typescript/support/is-date.ts';
import { isUnique } from '../typescript/support/is-unique.ts';
import { isUuid } from '../typescript/support/is-uuid.ts';
import { isOneOf } from '../typescript/support/is-one-of.ts';
import { textLength } from '../typescript/support/text-length.ts';
import { typeOf } from './type-of.ts';
import type { JsonSchema } from './json-schema.ts';

const formatChecks = { date: isDate, 'date-time': isDateTime, uuid: isUuid } as const;

/** Whether a JSON value fits a schema. The generator asks this of examples; nodes do not use it. */
export function matchesSchema(schema: JsonSchema, value: unknown): boolean {
  if (schema.never || value === undefined) return false;
  const type = typeOf(value);
  const { types, allowed } = schema;
  if (types !== null && !types.includes(type)) {
    if (type !== 'integer' || !types.includes('number')) return false;
  }
  if (allowed !== null && !isOneOf(value, allowed)) return false;
  if (typeof value === 'number') return fitsNumber(schema, value);
  if (typeof value === 'string') return fitsText(schema, value);
  if (Array.isArray(value)) return fitsList(schema, value);
  if (typeof value === 'object' && value !== null) return fitsObject(schema, value);
  return true;
}

function fitsNumber(schema: JsonSchema, value: number): boolean {
  return (
    value >= (schema.minimum ?? -Infinity) &&
    value <= (schema.maximum ?? Infinity) &&
    (schema.exclusiveMinimum === null || value > schema.exclusiveMinimum) &&
    (schema.exclusiveMaximum === null || value < schema.exclusiveMaximum)
  );
}

function fitsText(schema: JsonSchema, value: string): boolean {
  const length = textLength(value);
  return (
    length >= (schema.minLength ?? 0) &&
    length <= (schema.maxLength ?? Infinity) &&
    (schema.pattern === null || new RegExp(schema.pattern, 'u').test(value)) &&
    (schema.format === null || formatChecks[schema.format](value))
  );
}

function fitsList(schema: JsonSchema, value: readonly unknown[]): boolean {
  const { items } = schema;
  return (
    value.length >= (schema.minItems ?? 0) &&
    value.length <= (schema.maxItems ?? Infinity) &&
    (!schema.uniqueItems || isUnique(value)) &&
    (items === null || value.every((item) => matchesSchema(items, item)))
  );
}

function fitsObject(schema: JsonSchema, value: object): boolean {
  const { additional } = schema;
  return (
    schema.required.every((name) => Object.hasOwn(value, name)) &&
    Object.entries(value).every(([name, held]) => {
      const property = schema.properties.get(name);
      if (property !== undefined) return matchesSchema(property, held);
      return typeof additional === 'boolean' ? additional : matchesSchema(additional, held);
    })
  );
}
