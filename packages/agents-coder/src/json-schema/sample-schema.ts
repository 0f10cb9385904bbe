import type { JsonValue } from '@parallel-dispatcher/schema';
import { parsePattern } from '../typescript/support/parse-pattern.ts';
import { jsonTypes, type JsonSchema, type JsonType } from './json-schema.ts';
import { matchesSchema } from './matches-schema.ts';
import { samplePattern } from './sample-pattern.ts';

const formatSamples = {
  date: '2024-02-29',
  'date-time': '2024-02-29T12:00:00Z',
  uuid: '123e4567-e89b-42d3-a456-426614174000',
} as const;

/** A value that fits a schema, with all declared fields; undefined where none is at hand. */
export function sampleSchema(schema: JsonSchema): JsonValue | undefined {
  const types = schema.types ?? jsonTypes.filter((type) => type !== 'null');
  const candidates = schema.allowed ?? types.flatMap((type) => samplesOf(schema, type));
  return candidates.find((candidate) => matchesSchema(schema, candidate));
}

function samplesOf(schema: JsonSchema, type: JsonType): JsonValue[] {
  switch (type) {
    case 'null':
      return [null];
    case 'boolean':
      return [true];
    case 'integer':
    case 'number':
      return numbers(schema);
    case 'string':
      return texts(schema);
    case 'array': {
      const item = schema.items === null ? 'text' : sampleSchema(schema.items);
      const least = Math.max(1, schema.minItems ?? 0);
      return item === undefined ? [[]] : [Array.from({ length: least }, () => item), [item], []];
    }
    case 'object':
      break;
  }
  return [object(schema, false), object(schema, true)].filter((held) => held !== undefined);
}

function numbers(schema: JsonSchema): number[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const low = minimum ?? exclusiveMinimum ?? 0;
  const high = maximum ?? exclusiveMaximum ?? low + 2;
  return [1, 0, low, low + 1, high, high - 1, (low + high) / 2];
}

function texts(schema: JsonSchema): string[] {
  const samples = ['text', 'A', '', 'x'.repeat(Math.min(schema.minLength ?? 1, 1000))];
  if (schema.format !== null) samples.unshift(formatSamples[schema.format]);
  if (schema.pattern !== null) {
    try {
      samples.unshift(samplePattern(parsePattern(schema.pattern)) ?? '');
    } catch {
      // No sample of a pattern that looks around; the texts above may fit.
    }
  }
  return samples;
}

function object(schema: JsonSchema, requiredOnly: boolean): JsonValue | undefined {
  const names = requiredOnly ? [] : [...schema.properties.keys()];
  const entries: [string, JsonValue][] = [];
  for (const name of new Set([...schema.required, ...names])) {
    const property = schema.properties.get(name);
    const sample = property === undefined ? 'text' : sampleSchema(property);
    if (sample !== undefined) entries.push([name, sample]);
    else if (schema.required.includes(name)) return undefined;
  }
  return Object.fromEntries(entries);
}
