/**
 * The words of an identifier, lower case: `parseHTTPHeader_v2` is `["parse", "http", "header", "v2"]`.
 * Digits stay with their letters: `sha256` is one word.
 */
export function splitIdentifier(identifier: string): readonly string[] {
  return identifier
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
