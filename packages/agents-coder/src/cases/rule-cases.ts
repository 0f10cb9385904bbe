import type { JsonValue } from '@parallel-dispatcher/schema';
import { jsonPath } from '../contract/json-path.ts';
import type { JsonSchema } from '../json-schema/json-schema.ts';
import { matchesSchema } from '../json-schema/matches-schema.ts';
import { changeValue, type Change } from './change-value.ts';
import { valueCases, type Candidate } from './value-cases.ts';

/** An input that breaks one rule of the schema, or just keeps it. */
export interface RuleCase extends Change {
  readonly why: string;
}

export interface RuleCases {
  readonly refused: readonly RuleCase[];
  readonly accepted: readonly RuleCase[];
}

/** More than this make the test file hard to read and add little. */
const mostCases = 200;

/**
 * Changes of a valid input, one for each rule of its schema that can be broken or met exactly.
 * Each was checked against the schema, so a wrong one cannot get in.
 */
export function ruleCases(schema: JsonSchema, valid: JsonValue): RuleCases {
  const found: RuleCase[] = [];
  const visit = (held: JsonSchema, value: JsonValue, path: readonly (string | number)[]): void => {
    const name = path.reduce<string>((place, key) => jsonPath(place, key), '') || 'input';
    for (const candidate of valueCases(held)) found.push(at(path, name, candidate));
    if (Array.isArray(value)) {
      const [first] = value as readonly JsonValue[];
      if (held.items !== null && first !== undefined) visit(held.items, first, [...path, 0]);
      if (first !== undefined) {
        found.push(
          at(path, name, { why: 'an item twice', value: [...(value as JsonValue[]), first] }),
        );
      }
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const key of new Set([...held.required, ...held.properties.keys()])) {
      found.push({ why: `without ${jsonPath(name, key)}`, path: [...path, key] });
    }
    found.push({
      why: `${name} with an unknown field`,
      path: [...path, 'unexpected_field'],
      value: 1,
    });
    for (const [key, property] of held.properties) {
      const inner = Object.hasOwn(value, key)
        ? (value as Record<string, JsonValue>)[key]
        : undefined;
      if (inner !== undefined) visit(property, inner, [...path, key]);
    }
  };
  visit(schema, valid, []);
  const kept = found.slice(0, mostCases).filter(({ path }) => path.length > 0);
  const fits = (change: RuleCase): boolean => matchesSchema(schema, changeValue(valid, change));
  return { refused: kept.filter((change) => !fits(change)), accepted: kept.filter(fits) };
}

function at(path: readonly (string | number)[], name: string, candidate: Candidate): RuleCase {
  return { why: `${name}: ${candidate.why}`, path, value: candidate.value };
}
