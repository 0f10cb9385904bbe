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

/** More of a value than this fits on no line. */
const maxJsonLength = 200;

/** What a task gave, in one line: a text itself, what an object says of itself, else its JSON. */
export function outputGist(output: JsonValue | undefined): string {
  if (typeof output === 'string') return firstLine(output);
  if (typeof output === 'number' || typeof output === 'boolean') return String(output);
  const file = textAt(output, ['generated_file']);
  if (file !== null) return `wrote ${oneLine(file)}`;
  const text = told.map((path) => textAt(output, path)).find((found) => found !== null);
  return text === undefined || text === null ? shortJson(output) : firstLine(text);
}

/** Nothing for what holds nothing. */
function shortJson(value: JsonValue | undefined): string {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return '';
  return oneLine(JSON.stringify(value).slice(0, maxJsonLength));
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
