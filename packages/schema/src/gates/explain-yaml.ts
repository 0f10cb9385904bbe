/** Mistakes that people make often, by the character where the parser stopped. */
const habits: readonly { readonly pattern: RegExp; readonly problem: string }[] = [
  { pattern: /\t/y, problem: 'YAML is indented with spaces, and a tab came' },
  { pattern: /:(?=\s|$)/y, problem: 'a text with ": " in it stands in quotes' },
  { pattern: /[@`%]/y, problem: 'a text that begins with @, ` or % stands in quotes' },
  { pattern: /[\]}]/y, problem: 'a bracket is closed that is not open' },
  { pattern: /- /y, problem: 'a list begins on a line of its own, below its key' },
  { pattern: /[[{]/y, problem: 'more text after the end of the document' },
];

/** The parser's reasons that say little to those who do not know its insides. */
const reasons: ReadonlyMap<string, string> = new Map([
  ['expected hexadecimal character', 'after \\x, \\u and \\U stand hexadecimal digits'],
  ['unknown escape sequence', 'this is no escape; write \\\\ for a backslash, or single quotes'],
  ['deficient indentation', 'this line is indented less than the text or list it belongs to'],
  ['bad indentation of a mapping entry', 'this belongs neither to the line above nor to a new key'],
  [
    'bad indentation of a sequence entry',
    'this belongs neither to the item above nor to a new one',
  ],
  [
    'end of the stream or a document separator is expected',
    'this belongs neither to the document above nor to a new key',
  ],
  ['missed comma between flow collection entries', 'a comma is missing'],
  ['null byte is not allowed in input', 'the control character U+0000 came'],
  ['the stream contains non-printable characters', 'a character came that cannot be printed'],
]);

const placeless = /^(?:bad indentation of a|end of the stream or|tab characters)/;

/** Why the text at `at` is no YAML, from what js-yaml says about it. */
export function explainYaml(text: string, at: number, reason: string): string {
  const habit = placeless.test(reason)
    ? habits.find(({ pattern }) => {
        pattern.lastIndex = at;
        return pattern.test(text);
      })
    : undefined;
  return habit?.problem ?? reasons.get(reason) ?? reason;
}
