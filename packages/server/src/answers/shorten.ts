import { cut, type CutLimits, type LeftOut } from './cut.ts';

/** From the one that keeps most; the last one leaves little more than the outline. */
const levels: readonly CutLimits[] = [
  { text: 8_000, items: 400, fields: 400, depth: 32 },
  { text: 4_000, items: 200, fields: 200, depth: 16 },
  { text: 2_000, items: 100, fields: 100, depth: 12 },
  { text: 1_000, items: 50, fields: 64, depth: 10 },
  { text: 500, items: 25, fields: 48, depth: 8 },
  { text: 250, items: 12, fields: 32, depth: 6 },
  { text: 120, items: 6, fields: 32, depth: 5 },
  { text: 80, items: 3, fields: 32, depth: 4 },
  { text: 60, items: 1, fields: 32, depth: 2 },
];

/** So many places are named; where more were cut, their number says enough. */
const mostNamed = 20;

export interface ShortenOptions {
  /** Whether a document is short enough. */
  readonly fits: (document: object) => boolean;
  /** Where all of it is to be read; null: nowhere. */
  readonly full: string | null;
}

/** The document itself where it fits; else a cut copy that says, in `shortened`, what is missing. */
export function shorten(document: object, { fits, full }: ShortenOptions): object {
  if (fits(document)) return document;
  let shortest = document;
  for (const level of levels) {
    const { value, leftOut } = cut(document, level);
    shortest = { ...(value as object), shortened: describe(leftOut, full) };
    if (fits(shortest)) break;
  }
  return shortest;
}

function describe(leftOut: readonly LeftOut[], full: string | null): object {
  const named = leftOut
    .slice(0, mostNamed)
    .map((place) => ({ ...place, path: place.path.slice(0, 200) }));
  return { full, left_out: named, more: leftOut.length - named.length };
}
