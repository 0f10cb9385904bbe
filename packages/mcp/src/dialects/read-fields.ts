import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first of these fields that is a text and not empty. */
export function textOf(object: JsonObject, names: readonly string[]): string | null {
  for (const name of names) {
    const value = object[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}

/** The first of these fields that is a number; null where there is none, never 0. */
export function numberOf(object: JsonObject, names: readonly string[]): number | null {
  for (const name of names) {
    const value = object[name];
    if (typeof value === 'number') return value;
  }
  return null;
}

/** A score from 0 to 1. Any other number is on a scale nobody named, and counts as not given. */
export function scoreOf(object: JsonObject, names: readonly string[]): number | null {
  const score = numberOf(object, names);
  return score !== null && score >= 0 && score <= 1 ? score : null;
}

/** The first of these fields that is a list. */
export function listOf(object: JsonObject, names: readonly string[]): readonly JsonValue[] {
  for (const name of names) {
    const value = object[name];
    if (Array.isArray(value)) return value as readonly JsonValue[];
  }
  return [];
}

export function objectOf(object: JsonObject, names: readonly string[]): JsonObject | null {
  for (const name of names) {
    const value = object[name];
    if (isObject(value)) return value;
  }
  return null;
}

/** What is left of an object when these fields were read. */
export function without(object: JsonObject, names: readonly string[]): JsonObject {
  const read = new Set(names);
  return Object.fromEntries(Object.entries(object).filter(([name]) => !read.has(name)));
}
