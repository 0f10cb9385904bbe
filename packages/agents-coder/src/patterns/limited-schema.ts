import type { Mapping } from '../contract/mapping.ts';
import type { FieldLimits } from '../text/parts/read-field-form.ts';

/** The schema of a field within what a request says of its values. Null: nothing says its type. */
export function limitedSchema(schema: Mapping | null, limits: FieldLimits): Mapping {
  const { oneOf, pattern, least, most, above, below } = limits;
  if (oneOf !== undefined) return { ...asText(schema), enum: [...oneOf] };
  if (pattern !== undefined) return { ...asText(schema), pattern };
  const bounds = [least, most, above, below].filter((bound) => bound !== undefined);
  if (bounds.length === 0) return schema ?? { type: 'string' };
  const isText = limits.isLength === true || schema?.['type'] === 'string';
  if (isText) {
    return {
      ...asText(schema),
      ...entry('minLength', least ?? (above === undefined ? undefined : above + 1)),
      ...entry('maxLength', most ?? (below === undefined ? undefined : below - 1)),
    };
  }
  const isNumber = schema?.['type'] === 'integer' || schema?.['type'] === 'number';
  return {
    ...(isNumber ? schema : { type: 'number' }),
    ...entry('minimum', least),
    ...entry('maximum', most),
    ...entry('exclusiveMinimum', above),
    ...entry('exclusiveMaximum', below),
  };
}

function asText(schema: Mapping | null): Mapping {
  return schema?.['type'] === 'string' ? schema : { type: 'string' };
}

function entry(key: string, value: number | undefined): Mapping {
  return value === undefined ? {} : { [key]: value };
}
