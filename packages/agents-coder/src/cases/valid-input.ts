import type { JsonValue } from '@parallel-dispatcher/schema';
import type { ContractCommon } from '../contract/contract.ts';
import type { JsonSchema } from '../json-schema/json-schema.ts';
import { matchesSchema } from '../json-schema/matches-schema.ts';
import { sampleSchema } from '../json-schema/sample-schema.ts';

/**
 * An input that fits the schema and fills as much of it as can be: the largest of the examples,
 * with what they leave out. Undefined where there is no example and none can be made.
 */
export function validInput(contract: ContractCommon): JsonValue | undefined {
  const { inputSchema } = contract;
  const given = contract.examples
    .flatMap(({ turns }) => turns.map(({ input }) => input))
    .filter((input) => matchesSchema(inputSchema, input))
    .map((input) => ({ input, size: JSON.stringify(input).length }))
    // An example of more than 20,000 characters would bury the tests.
    .filter(({ size }) => size <= 20_000)
    .toSorted((left, right) => right.size - left.size);
  const start = given[0]?.input ?? sampleSchema(inputSchema);
  if (start === undefined) return undefined;
  const filled = fill(inputSchema, start);
  return matchesSchema(inputSchema, filled) ? filled : start;
}

function fill(schema: JsonSchema, value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    const items: readonly JsonValue[] = value;
    const { items: itemSchema } = schema;
    if (itemSchema === null) return items;
    const sample = items.length === 0 ? sampleSchema(itemSchema) : undefined;
    return sample === undefined ? items.map((item) => fill(itemSchema, item)) : [sample];
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = new Map<string, JsonValue>(Object.entries(value));
  for (const [name, property] of schema.properties) {
    const held = entries.get(name) ?? sampleSchema(property);
    if (held !== undefined) entries.set(name, fill(property, held));
  }
  return Object.fromEntries(entries);
}
