/** The words of a title, a path or a name, lower case: `sendFile()` has `send` and `file`. */
export function titleWords(text: string): readonly string[] {
  const parted = text.replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2').toLowerCase();
  return [...new Set(parted.match(/\p{L}[\p{L}\p{N}]+/gu) ?? [])];
}
