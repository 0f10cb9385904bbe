/**
 * Characters that people do not see and models read: controls of direction, zero width, tags,
 * private use. Those that join emoji and scripts (U+200C, U+200D) are left alone.
 */
const hidden =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff\u{e0000}-\u{e0fff}\u{f0000}-\u{10fffd}]/u;

/** The first hidden character of a text as `U+202E`, or undefined. */
export function findHiddenText(text: string): string | undefined {
  const found = hidden.exec(text)?.[0].codePointAt(0);
  return found === undefined ? undefined : `U+${found.toString(16).toUpperCase().padStart(4, '0')}`;
}
