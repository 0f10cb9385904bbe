import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';
import { oneLine } from './plain-text.ts';

/** Where agents write for people, the most telling first. */
const told: readonly (readonly string[])[] = [
  ['root_cause', 'primary_cause'],
  ['error_summary'],
  ['summary'],
  ['headline'],
  ['message'],
  ['answer'],
  ['text'],
];

/** What a task gave, in one line: a text itself, or what an object says of itself; else nothing. */
export function outputGist(output: JsonValue | undefined): string {
  if (typeof output === 'string') return firstLine(output);
  if (typeof output === 'number' || typeof output === 'boolean') return String(output);
  const file = textAt(output, ['generated_file']);
  if (file !== null) return `wrote ${oneLine(file)}`;
  const text = told.map((path) => textAt(output, path)).find((found) => found !== null);
  return firstLine(text ?? '');
}

function textAt(value: JsonValue | undefined, path: readonly string[]): string | null {
  const found = path.reduce<JsonValue | undefined>(
    (at, name) => (isObject(at) ? at[name] : undefined),
    value,
  );
  return typeof found === 'string' ? found : null;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstLine(text: string): string {
  return oneLine(text.trim().split('\n', 1)[0] ?? '');
}
