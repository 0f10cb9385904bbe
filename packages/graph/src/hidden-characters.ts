/**
 * One character that a reader cannot see or that moves others about: controls, line separators,
 * bidi marks, zero-width and other default-ignorable characters, half surrogates.
 * Not counted: what belongs to a visible emoji, the joiner between two and a variation selector.
 */
const hiddenPattern =
  /(?!(?<=\p{Extended_Pictographic}[\u{FE0F}\p{EMod}]?)\u{200D}(?=\p{Extended_Pictographic}))(?!(?<=[\p{Extended_Pictographic}0-9#*])\u{FE0F})[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{FFF9}-\u{FFFB}]/u;

const everyHidden = new RegExp(hiddenPattern, 'gu');
const plainAscii = /^[ -~]*$/;

/** The first hidden character of a text as `U+200B`, or undefined when all can be seen. */
export function findHiddenCharacter(text: string): string | undefined {
  if (plainAscii.test(text)) return undefined;
  const found = hiddenPattern.exec(text)?.[0];
  return found === undefined ? undefined : `U+${hexOf(found).toUpperCase().padStart(4, '0')}`;
}

/** The text with every hidden character spelled out, such as `\u{200b}`. */
export function spellHiddenCharacters(text: string): string {
  if (plainAscii.test(text)) return text;
  return text.replace(everyHidden, (character) => `\\u{${hexOf(character)}}`);
}

function hexOf(character: string): string {
  return character.codePointAt(0)!.toString(16);
}
