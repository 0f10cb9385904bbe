/** Made when it is first needed: it takes 8 ms, and JSON has no columns. */
let segmenter: Intl.Segmenter | undefined;

const wide =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]|.*\ufe0f)/u;

/** Columns that plain text takes in a terminal: two for East Asian wide characters and emoji. */
export function displayWidth(text: string): number {
  let columns = 0;
  for (const segment of graphemes(text)) columns += wide.test(segment) ? 2 : 1;
  return columns;
}

/** Cuts plain text to `columns`, the last of them an ellipsis when something is missing. */
export function fit(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let kept = '';
  let used = 1;
  for (const segment of graphemes(text)) {
    used += displayWidth(segment);
    if (used > columns) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** Fills plain text with spaces up to `columns`. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}

function graphemes(text: string): readonly string[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
