const token =
  /\/\/[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|[A-Za-z_$][\w$]*|\d[\w.]*|[^\s\w]/g;
const comment = /^(?:\/\/|\/\*|#)/;
const keywords = new Set(
  'and async await break case catch class const continue def del elif else except finally for from function if import in instanceof is lambda let new not of or pass raise return switch this self throw try typeof var while with yield'.split(
    ' ',
  ),
);

/** The tokens of a body as one text, comments left out. */
export interface Fingerprint {
  readonly tokens: number;
  /** Word by word. */
  readonly copied: string;
  /** With names and literals numbered by where they first stand. */
  readonly renamed: string;
}

export function fingerprint(body: string): Fingerprint {
  const tokens = (body.match(token) ?? []).filter((one) => !comment.test(one));
  const seen = new Map<string, string>();
  const renamed = tokens.map((one) => {
    if (!/^[\w$"'`]/.test(one) || keywords.has(one)) return one;
    const known = seen.get(one) ?? `$${seen.size}`;
    seen.set(one, known);
    return known;
  });
  return { tokens: tokens.length, copied: tokens.join(' '), renamed: renamed.join(' ') };
}
