import { jsonPath } from './json-path.ts';
import { get, isMapping, nameOf, type Mapping } from './mapping.ts';
import { parseCondition } from './parse-condition.ts';
import { parseValue } from './parse-value.ts';
import { didYouMean, type Problems } from './problem.ts';
import type { Condition } from './condition.ts';
import type { Value } from './value.ts';

interface NumberRule {
  /** Given where there is none; without it the number is required. */
  readonly fallback?: number;
  readonly least?: number;
  readonly whole?: boolean;
}

/** Reads the fields of one mapping of a contract; what does not fit is a problem at its place. */
export interface Fields {
  readonly at: (key: string) => string;
  readonly raw: (key: string) => unknown;
  readonly has: (key: string) => boolean;
  readonly text: (key: string, expected: string) => string;
  readonly textOrNull: (key: string) => string | null;
  /** False where there is none. */
  readonly flag: (key: string) => boolean;
  readonly code: (key: string) => string | null;
  readonly number: (key: string, rule: NumberRule) => number;
  readonly choice: <Choice extends string>(
    key: string,
    choices: readonly Choice[],
    ...fallback: [Choice?]
  ) => Choice;
  readonly list: (key: string) => readonly unknown[];
  readonly condition: (key: string) => Condition | null;
  readonly values: (key: string) => readonly (readonly [string, Value])[];
}

const errorCodePattern = /^[A-Z][A-Z0-9_]*$/;

export function fieldsOf(value: unknown, at: string, problems: Problems): Fields {
  const mapping: Mapping = isMapping(value) ? value : {};
  const invalid = (where: string, expected: string, ...[held, hint]: [unknown, string?]): void =>
    problems.add({
      code: 'CONTRACT_INVALID',
      at: where,
      message: `Expected ${expected}, got ${nameOf(held)}.`,
      hint,
    });
  if (!isMapping(value)) invalid(at, 'a mapping', value);
  const raw = (key: string): unknown => get(mapping, key);
  const place = (key: string): string => jsonPath(at, key);
  const has = (key: string): boolean => raw(key) !== undefined && raw(key) !== null;
  const text = (key: string, expected: string): string => {
    const held = raw(key);
    if (typeof held === 'string' && held !== '') return held;
    invalid(place(key), expected, held);
    return 'unknown';
  };
  return {
    at: place,
    raw,
    has,
    text,
    textOrNull: (key) => (has(key) ? text(key, 'a text') : null),
    flag: (key) => {
      const held = raw(key);
      if (typeof held === 'boolean') return held;
      if (has(key)) invalid(place(key), 'true or false', held);
      return false;
    },
    code: (key) => {
      const held = raw(key);
      if (!has(key)) return null;
      if (typeof held === 'string' && errorCodePattern.test(held)) return held;
      invalid(place(key), 'an error code such as NOT_FOUND', held);
      return 'UNKNOWN';
    },
    number: (key, { fallback, least = 0, whole = false }) => {
      const held = raw(key);
      if (!has(key) && fallback !== undefined) return fallback;
      if (typeof held === 'number' && held >= least && (!whole || Number.isInteger(held)))
        return held;
      invalid(place(key), `a ${whole ? 'whole ' : ''}number from ${least}`, held);
      return fallback ?? least;
    },
    choice: <Choice extends string>(
      key: string,
      choices: readonly Choice[],
      ...[fallback]: [Choice?]
    ): Choice => {
      const held = raw(key);
      const found = choices.find((known) => known === held);
      if (found !== undefined) return found;
      if (!has(key) && fallback !== undefined) return fallback;
      invalid(place(key), `one of ${choices.join(', ')}`, held, didYouMean(String(held), choices));
      return fallback ?? (choices[0] as Choice);
    },
    list: (key) => {
      const held = raw(key);
      if (Array.isArray(held)) return held;
      if (has(key)) invalid(place(key), 'a list', held);
      return [];
    },
    condition: (key) => (has(key) ? parseCondition(raw(key), place(key), problems) : null),
    values: (key) => {
      const held = raw(key);
      if (isMapping(held)) {
        return Object.keys(held).map(
          (name) =>
            [name, parseValue(get(held, name), jsonPath(place(key), name), problems)] as const,
        );
      }
      if (has(key)) invalid(place(key), 'a mapping of names to values', held);
      return [];
    },
  };
}
