/**
 * How much of a value is looked at to judge it. Without a bound, a text of many names and no end of
 * a value would be read again from each of them.
 */
const judged = 512;
/** Another redaction is part of the value it stands in. */
const bare = /(?:[^\s"'`,;&()[\]{}<>|\\]|\[REDACTED:[\w-]{1,60}\])*/y;

export interface ValueStart {
  readonly start: number;
  /** The opening quote with the backslashes before it, as in JSON within JSON; absent without one. */
  readonly open: string | undefined;
}

/** Where the value ends, looking no further than is needed to judge it. */
export function findJudgedEnd(text: string, at: ValueStart): number {
  return findEnd(text, { ...at, limit: Math.min(text.length, at.start + judged) });
}

/** Where the value really ends. Only for one that is replaced, so that no letter is read twice. */
export function findValueEnd(text: string, at: ValueStart): number {
  return findEnd(text, { ...at, limit: text.length });
}

type Search = ValueStart & { readonly limit: number };

function findEnd(text: string, search: Search): number {
  return search.open === undefined ? findBareEnd(text, search) : findQuote(text, search);
}

/** The quote that closes the value; the end of the line when none does. */
function findQuote(text: string, { start, open = '"', limit }: Search): number {
  for (let at = start; at < limit; at += 1) {
    const letter = text[at];
    if (letter === '\n' || text.startsWith(open, at)) return at;
    if (letter === '\\' && open.length === 1) at += 1;
  }
  return limit;
}

/** The next blank, bracket, quote or list separator. */
function findBareEnd(text: string, { start, limit }: Search): number {
  bare.lastIndex = 0;
  const within = text.slice(start, limit);
  return start + (bare.exec(within)?.[0].length ?? 0);
}
