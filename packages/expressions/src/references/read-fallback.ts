import type { JsonValue } from '@parallel-dispatcher/schema';
import { skip, skipBlanks, take, type Cursor, type SyntaxFault } from './cursor.ts';
import { readJsonText } from './read-json-text.ts';
import type { ReferenceTarget } from './reference.ts';

const literal =
  /(?:true|false|null)\b|\[[ \t]*\]|\{[ \t]*\}|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** `?? <JSON literal>`, or nothing. */
export function readFallback(
  cursor: Cursor,
): { readonly fallback: ReferenceTarget['fallback'] } | SyntaxFault {
  if (!skip(cursor, '??')) return { fallback: null };
  skipBlanks(cursor);
  if (cursor.text[cursor.at] === '"') {
    const read = readJsonText(cursor);
    return 'value' in read ? { fallback: { value: read.value } } : read;
  }
  const at = cursor.at;
  const text = take(cursor, literal);
  const value = text === undefined ? undefined : (JSON.parse(text) as JsonValue);
  // 1e999 is a number to the pattern and infinite to JavaScript.
  if (value !== undefined && (typeof value !== 'number' || Number.isFinite(value))) {
    return { fallback: { value } };
  }
  return { at, expected: 'a JSON literal ("text", 1, true, false, null, [] or {})' };
}
