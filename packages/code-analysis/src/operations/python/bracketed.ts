/** Longer brackets are data. */
const longest = 500;

/** What stands between the bracket at an offset of masked code and its partner; null: no partner. */
export function bracketed(code: string, open: number): string | null {
  let depth = 0;
  const last = Math.min(code.length, open + longest);
  for (let at = open; at < last; at++) {
    const char = code[at] ?? '';
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char) && --depth === 0) return code.slice(open + 1, at);
  }
  return null;
}

/** Whether a character stands in what is bracketed, outside of inner brackets. */
export function hasOutside(inside: string, wanted: string): boolean {
  let depth = 0;
  for (const char of inside) {
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    else if (depth === 0 && char === wanted) return true;
  }
  return false;
}
