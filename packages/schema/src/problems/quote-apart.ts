/** What is shown of a long text: enough to tell where in it the difference is. */
const reach = 40;

/**
 * Two texts in quotation marks, cut around where they differ; where they do, every character that is
 * not of ASCII is spelt out: `["\u{430}pi", "api"]` for a Cyrillic and a Latin `a`.
 */
export function quoteApart(one: string, other: string): readonly [string, string] {
  const [first, second] = [Array.from(one), Array.from(other)];
  const head = commonLength(first, second);
  const tail = commonLength(first.slice(head).toReversed(), second.slice(head).toReversed());
  return [quote(first, second, { head, tail }), quote(second, first, { head, tail })];
}

function quote(
  characters: readonly string[],
  others: readonly string[],
  { head, tail }: { readonly head: number; readonly tail: number },
): string {
  const sameLength = characters.length === others.length;
  const end = characters.length - tail;
  const spelt = characters.map((character, at) => {
    const differs = at >= head && at < end && !(sameLength && others[at] === character);
    return differs || isUnseen(character) ? spell(character) : escapeQuote(character);
  });
  const from = Math.max(0, head - reach);
  const shown = spelt.slice(from, head + reach).join('');
  return `"${from > 0 ? '…' : ''}${shown}${head + reach < spelt.length ? '…' : ''}"`;
}

function commonLength(one: readonly string[], other: readonly string[]): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

function isUnseen(character: string): boolean {
  return /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u.test(character);
}

function spell(character: string): string {
  if (/^[ -~]$/.test(character)) return escapeQuote(character);
  return `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
}

function escapeQuote(character: string): string {
  return character === '"' || character === '\\' ? `\\${character}` : character;
}
