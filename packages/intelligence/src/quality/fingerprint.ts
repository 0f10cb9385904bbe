const token =
  /\/\/[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|[A-Za-z_$][\w$]*|\d[\w.]*|[^\s\w]/g;
const comment = /^(?:\/\/|\/\*|#(?![a-z]))/;
const keywords = new Set(
  'and async await break case catch class const continue def del elif else except finally for from function if import in instanceof is lambda let new not of or pass raise return switch this self throw try typeof var while with yield'.split(
    ' ',
  ),
);

/** Tokens in a row that make one run. */
const runLength = 6;

/** What a body is made of, comments left out. */
export interface Fingerprint {
  readonly tokens: number;
  /** Word by word. */
  readonly text: string;
  /** Runs of tokens in which all names are one and all literals are one. */
  readonly runs: ReadonlySet<string>;
}

export function fingerprint(body: string): Fingerprint {
  const tokens = (body.match(token) ?? []).filter((one) => !comment.test(one));
  const shape = tokens.map(shapeOf);
  const runs = new Set<string>();
  for (let at = 0; at + runLength <= shape.length; at++) {
    runs.add(shape.slice(at, at + runLength).join(' '));
  }
  return { tokens: tokens.length, text: tokens.join(' '), runs };
}

/** Share of the runs of both that are in both, 0 to 1. */
export function likeness(one: Fingerprint, other: Fingerprint): number {
  const [small, large] =
    one.runs.size < other.runs.size ? [one.runs, other.runs] : [other.runs, one.runs];
  let both = 0;
  for (const run of small) if (large.has(run)) both++;
  return both / Math.max(1, one.runs.size + other.runs.size - both);
}

function shapeOf(one: string): string {
  if (/^["'`\d]/.test(one)) return '0';
  return /^[\w$]/.test(one) && !keywords.has(one) ? 'x' : one;
}
