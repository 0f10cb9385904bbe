import { stripVTControlCharacters } from 'node:util';

/**
 * Characters that steer a terminal or hide what is really written: C0 and C1 controls but
 * newline, marks that turn the writing direction, zero-width and other invisible characters, tags.
 */
const steering =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Text of others, safe to print: escape sequences and steering characters are gone, lines stay. */
export function plainText(text: string): string {
  return stripVTControlCharacters(text.replaceAll('\r\n', '\n').replaceAll('\t', ' ')).replace(
    steering,
    '',
  );
}

/** The same on one line: every run of white space is one space. */
export function oneLine(text: string): string {
  return plainText(text).replaceAll(/\s+/g, ' ').trim();
}
