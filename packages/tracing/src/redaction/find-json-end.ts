/** Quotes with their backslashes, brackets, and whatever no JSON has outside its strings. */
const token = /(\\*)"|[[\]{}]|[^\s,:\d.eE+\-truefalsn\\]/g;

export interface JsonStart {
  readonly start: number;
  /** Backslashes before each quote: 0, 1 within a JSON string, 3 within two. */
  readonly escapes: number;
}

export interface JsonEnd {
  /** The place behind the closing bracket, or where the search stopped. */
  readonly end: number;
  readonly found: 'whole' | 'cut off' | 'no JSON';
}

/** Where the list or object ends that begins at `start`. Strings are passed over, not looked at. */
export function findJsonEnd(text: string, { start, escapes }: JsonStart): JsonEnd {
  const every = 2 * (escapes + 1);
  let depth = 0;
  let within = false;
  token.lastIndex = start;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const [letter = '', slashes] = found;
    if (slashes !== undefined) {
      if (slashes.length % every === escapes) within = !within;
      else if (!within) return { end: found.index, found: 'no JSON' };
    } else if (!within) {
      if (letter === '{' || letter === '[') depth += 1;
      else if (letter === '}' || letter === ']') depth -= 1;
      else return { end: found.index, found: 'no JSON' };
      if (depth === 0) return { end: token.lastIndex, found: 'whole' };
    }
  }
  return { end: text.length, found: 'cut off' };
}
