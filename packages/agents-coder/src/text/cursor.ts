import type { Token } from './token.ts';

/** A place in a list of tokens that moves forward, and back to where a reader began. */
export interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
}

export function cursorOver(tokens: readonly Token[]): Cursor {
  return { tokens, at: 0 };
}

/** The token `ahead` of the cursor; undefined behind the last. */
export function peek(cursor: Cursor, ahead = 0): Token | undefined {
  return cursor.tokens[cursor.at + ahead];
}

/** Runs a reader; where it gives null, the cursor is where it was. */
export function attempt<Read>(cursor: Cursor, read: (cursor: Cursor) => Read | null): Read | null {
  const from = cursor.at;
  const value = read(cursor);
  if (value === null) cursor.at = from;
  return value;
}
