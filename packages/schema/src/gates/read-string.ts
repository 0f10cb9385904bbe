type ReadString =
  | { readonly ok: true; readonly end: number; readonly escaped: boolean }
  | { readonly ok: false; readonly at: number; readonly problem: string };

// oxlint-disable-next-line no-control-regex -- JSON forbids them inside texts
const plain = /[^"\\\u0000-\u001f]*/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Reads the JSON text that opens with the quote at `start`; `end` is just behind its closing quote. */
export function readString(text: string, start: number): ReadString {
  let escaped = false;
  let at = start + 1;
  for (;;) {
    plain.lastIndex = at;
    if (plain.test(text)) at = plain.lastIndex;
    const char = text[at];
    if (char === '"') return { ok: true, end: at + 1, escaped };
    if (char !== '\\') return { ok: false, at, problem: explainBreak(char) };
    escape.lastIndex = at;
    if (!escape.test(text)) {
      const shown = JSON.stringify(text.slice(at, at + 2));
      return { ok: false, at, problem: `${shown} is no escape; use \\\\ for a backslash` };
    }
    escaped = true;
    at = escape.lastIndex;
  }
}

function explainBreak(char: string | undefined): string {
  if (char === undefined) return 'the text ended before the closing "';
  if (char === '\n' || char === '\r') return 'a line break inside a text; write \\n';
  if (char === '\t') return 'a tab inside a text; write \\t';
  const code = char.charCodeAt(0).toString(16).padStart(4, '0');
  return `the control character U+${code.toUpperCase()} inside a text; write \\u${code}`;
}
