import type { Token } from './token.ts';

// Sticky and without nested repeats, so that a text is read in one pass.
const forms: readonly (readonly [Token['kind'], RegExp])[] = [
  [
    'path',
    /https?:\/\/[^\s,;"'<>()]+|\/[A-Za-z{][\w./{}:-]*|[\w-]+(?:\/[\w.{}-]+)+|[\w-]+\.(?:txt|log|md|html|json|jsonl|csv|yaml|yml|xml|sql|tmpl)\b/y,
  ],
  ['number', /\d+(?:[_,]\d{3})*(?:\.\d+)?%?/y],
  ['word', /[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}_][\p{L}\p{N}_-]*)*(?:['’]s)?/uy],
  ['quoted', /"[^"\n]{0,200}"|'[^'\n]{0,200}'|`[^`\n]{0,200}`|“[^”\n]{0,200}”/y],
  ['mark', /->|=>|→|<=|>=|!=|==|[^\s]/uy],
];

/** The words, numbers, paths, quotations and marks of a text, in order. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const found = tokenAt(text, at);
    if (found === null) {
      at += 1;
      continue;
    }
    tokens.push(found);
    at = found.end;
  }
  return tokens;
}

function tokenAt(text: string, at: number): Token | null {
  for (const [kind, form] of forms) {
    form.lastIndex = at;
    const whole = form.exec(text)?.[0];
    if (whole === undefined) continue;
    // A sentence may end in a path.
    const held = kind === 'path' ? whole.replace(/[.:]+$/, '') : whole;
    const inner = kind === 'quoted' ? held.slice(1, -1) : held;
    return { kind, text: inner, lower: inner.toLowerCase(), start: at, end: at + held.length };
  }
  return null;
}
