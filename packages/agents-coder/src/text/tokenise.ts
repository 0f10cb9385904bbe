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

const item = /\n\s*(?:[-*•]|\d{1,2}[.)])\s/y;
const paragraph = /\n[ \t]*\n/y;
const unindented = /\n\S/y;

/** The words, numbers, paths, quotations and marks of a text, in order; a full stop where an item of a list ends. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let isList = false;
  for (let at = 0; at < text.length;) {
    const found = tokenAt(text, at);
    if (found === null) {
      isList ||= isAt(item, { text, at });
      const isEnd = isList
        ? isAt(item, { text, at }) || isAt(unindented, { text, at })
        : isAt(paragraph, { text, at });
      if (isEnd) tokens.push({ kind: 'mark', text: '.', lower: '.', start: at, end: at });
      at += 1;
      continue;
    }
    tokens.push(found);
    at = found.end;
  }
  return tokens;
}

function isAt(form: RegExp, { text, at }: { readonly text: string; readonly at: number }): boolean {
  form.lastIndex = at;
  return text[at] === '\n' && form.test(text);
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
