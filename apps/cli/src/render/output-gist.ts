import type { JsonValue } from '@parallel-dispatcher/schema';
import { oneLine } from './plain-text.ts';

/** Fields that agents write for people, the most telling first. */
const told = ['error_summary', 'summary', 'headline', 'message', 'answer', 'text'] as const;

/** What a task gave, in one line: a text itself, or what an object says of itself; else nothing. */
export function outputGist(output: JsonValue | null | undefined): string {
  if (typeof output === 'string') return firstLine(output);
  if (typeof output === 'number' || typeof output === 'boolean') return String(output);
  if (typeof output !== 'object' || output === null || Array.isArray(output)) return '';
  const fields = output as Readonly<Record<string, JsonValue>>;
  const { generated_file: file } = fields;
  if (typeof file === 'string') return `wrote ${oneLine(file)}`;
  const text = told.map((name) => fields[name]).find((value) => typeof value === 'string');
  return text === undefined ? '' : firstLine(text as string);
}

function firstLine(text: string): string {
  return oneLine(text.trim().split('\n', 1)[0] ?? '');
}
