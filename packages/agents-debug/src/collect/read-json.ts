import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';

/** Tool answers are data of somebody else: anything may be missing. */

export function listAt(object: JsonObject, name: string): readonly JsonValue[] {
  const value = object[name];
  return Array.isArray(value) ? value : [];
}

/** The first of these fields that holds a text; a text stands for itself. */
export function textAt(value: JsonValue | undefined, names: readonly string[]): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const texts = names.map((name) => (value as JsonObject)[name]);
  return texts.find((text) => typeof text === 'string') ?? null;
}

/** A line from 1; null where there is none. */
export function lineAt(value: JsonValue | undefined): number | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const line = (value as JsonObject)['line'];
  return typeof line === 'number' && Number.isInteger(line) && line > 0 ? line : null;
}
