/** A place in a text that moves forward as it is read. */
export interface Cursor {
  readonly text: string;
  at: number;
}

/** The text stops making sense at `at`, where `expected` should stand. */
export interface SyntaxFault {
  readonly at: number;
  readonly expected: string;
}

export function isFault(read: object): read is SyntaxFault {
  return 'expected' in read;
}

/** Moves past `token` when it comes next. */
export function skip(cursor: Cursor, token: string): boolean {
  if (!cursor.text.startsWith(token, cursor.at)) return false;
  cursor.at += token.length;
  return true;
}

export function skipBlanks(cursor: Cursor): void {
  while (cursor.text[cursor.at] === ' ' || cursor.text[cursor.at] === '\t') cursor.at += 1;
}

/** Moves past what the sticky pattern finds here. */
export function take(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text)?.[0];
  if (found !== undefined) cursor.at += found.length;
  return found;
}
