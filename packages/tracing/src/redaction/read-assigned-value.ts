/** Longer texts are no passwords; it bounds the search for a quote that never closes. */
const longest = 4_096;
const bareEnd = /[\s"'`,;&()[\]{}<>|\\]/g;

interface Quoted {
  readonly start: number;
  /** The opening quote with the backslashes before it, as in JSON within JSON. */
  readonly open: string;
}

/** From `start` to the quote that closes it; to the end of the line when none does. */
export function readQuotedValue(text: string, { start, open }: Quoted): string {
  const limit = Math.min(text.length, start + longest);
  const quote = open.at(-1);
  for (let at = start; at < limit; at += 1) {
    const letter = text[at];
    if (letter === '\n' || text.startsWith(open, at)) return text.slice(start, at);
    if (letter === '\\' && open === quote) at += 1;
  }
  return text.slice(start, limit);
}

/** From `start` to the next blank, bracket, quote or list separator. */
export function readBareValue(text: string, start: number): string {
  bareEnd.lastIndex = start;
  const end = bareEnd.exec(text)?.index ?? text.length;
  return end - start > longest ? '' : text.slice(start, end);
}
