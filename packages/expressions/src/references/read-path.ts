import { isFault, skip, skipBlanks, take, type Cursor, type SyntaxFault } from './cursor.ts';
import { plainName } from './format-reference.ts';
import { readJsonText } from './read-json-text.ts';
import type { PathSegment } from './reference.ts';

const stickyName = new RegExp(plainName.source, 'uy');
/** Nine digits are more than any list has elements, and stay exact. */
const stickyIndex = /(?:0|[1-9]\d{0,8})(?!\d)/y;

/** A path, and where in the text each of its steps begins; the last place is behind all of them. */
export interface PlacedPath {
  readonly path: readonly PathSegment[];
  readonly places: readonly number[];
}

/** `.name`, `["odd name"]` and `[3]`, as many as come. */
export function readPath(cursor: Cursor): PlacedPath | SyntaxFault {
  const path: PathSegment[] = [];
  const places = [cursor.at];
  for (;;) {
    const segment = readSegment(cursor);
    if (segment === undefined) return { path, places };
    if (isFault(segment)) return segment;
    path.push(segment.value);
    places.push(cursor.at);
  }
}

function readSegment(cursor: Cursor): { readonly value: PathSegment } | SyntaxFault | undefined {
  if (skip(cursor, '.')) {
    const value = take(cursor, stickyName);
    return value === undefined
      ? { at: cursor.at, expected: 'a name, or odd names in brackets such as ["odd name"],' }
      : { value };
  }
  if (!skip(cursor, '[')) return undefined;
  skipBlanks(cursor);
  const key = readKey(cursor);
  if (isFault(key)) return key;
  skipBlanks(cursor);
  return skip(cursor, ']') ? key : { at: cursor.at, expected: '"]"' };
}

function readKey(cursor: Cursor): { readonly value: PathSegment } | SyntaxFault {
  if (cursor.text[cursor.at] === '"') return readJsonText(cursor);
  const index = take(cursor, stickyIndex);
  return index === undefined
    ? { at: cursor.at, expected: 'an index such as 0, or a name in double quotes,' }
    : { value: Number(index) };
}
