import type { Cursor, SyntaxFault } from './cursor.ts';

const expected = 'a JSON text in double quotes, such as "odd key",';

/** The JSON text that begins here with a double quote. */
export function readJsonText(cursor: Cursor): { readonly value: string } | SyntaxFault {
  const start = cursor.at;
  let end = start + 1;
  while (end < cursor.text.length && cursor.text[end] !== '"') {
    end += cursor.text[end] === '\\' ? 2 : 1;
  }
  try {
    const value = JSON.parse(cursor.text.slice(start, end + 1)) as string;
    cursor.at = end + 1;
    return { value };
  } catch {
    return { at: start, expected };
  }
}
