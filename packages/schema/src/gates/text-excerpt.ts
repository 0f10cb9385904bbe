import { maskSecrets } from '../problems/mask-secrets.ts';

/** Characters shown on each side of the fault. */
const reach = 30;

/** `line 3, column 14`, both from 1; columns count characters, not UTF-16 units. */
export function describePosition(text: string, at: number): string {
  let line = 1;
  let lineStart = 0;
  for (
    let next = text.indexOf('\n');
    next !== -1 && next < at;
    next = text.indexOf('\n', next + 1)
  ) {
    line += 1;
    lineStart = next + 1;
  }
  let column = 1;
  for (let index = lineStart; index < at; column += 1) {
    index += (text.codePointAt(index) ?? 0) > 0xff_ff ? 2 : 1;
  }
  return `line ${line}, column ${column}`;
}

/** Two lines: the source around a place, what looks like a secret starred out, and a caret below. */
export function excerptAt(text: string, at: number): string {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const nextBreak = text.indexOf('\n', at);
  const lineEnd = nextBreak === -1 ? text.length : nextBreak;
  // Masking looks further than what is shown, so that a secret cut by the window is still found.
  const from = Math.max(lineStart, at - 400);
  const masked = maskSecrets(text.slice(from, Math.min(lineEnd, at + 400)));
  const shownFrom = Math.max(from, at - reach);
  const shown = masked.slice(shownFrom - from, at + reach - from);
  const before = shownFrom > lineStart ? '…' : '';
  const after = at + reach < lineEnd ? '…' : '';
  const caret = ' '.repeat(before.length + at - shownFrom) + '^';
  return `  ${before}${blankControls(shown)}${after}\n  ${caret}`;
}

function blankControls(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
}
