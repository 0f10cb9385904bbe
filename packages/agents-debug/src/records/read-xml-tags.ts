export interface XmlTag {
  readonly name: string;
  /** `empty`: `<a/>`. */
  readonly kind: 'open' | 'close' | 'empty';
  readonly attributes: Readonly<Record<string, string | undefined>>;
  /** The text from here to the next tag, CDATA sections included. */
  readonly text: string;
}

/** A piece of markup or of text. Quotes hide `>`; no piece is tried twice, so damage costs no time. */
const piece =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<([/?!]?)([\w:.-]+)((?:"[^"]*"|'[^']*'|[^<>"'])*)>|([^<]+)|</g;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The tags of an XML text in order. Enough for reports of tests: no DTD is read, nothing is fetched. */
export function readXmlTags(text: string): readonly XmlTag[] {
  const tags: { -readonly [Key in keyof XmlTag]: XmlTag[Key] }[] = [];
  for (const [, data, mark, name, inside = '', plain] of text.matchAll(piece)) {
    const last = tags.at(-1);
    if (data !== undefined && last) last.text += data;
    if (plain !== undefined && last) last.text += decode(plain);
    if (name === undefined || mark === '?' || mark === '!') continue;
    const isEmpty = inside.trimEnd().endsWith('/');
    const kind = mark === '/' ? 'close' : isEmpty ? 'empty' : 'open';
    const attributes = Object.fromEntries(
      [...inside.matchAll(attribute)].map(([, key = '', double, single]) => [
        key,
        decode(double ?? single ?? ''),
      ]),
    );
    tags.push({ name, kind, attributes, text: '' });
  }
  return tags;
}

const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

function decode(text: string): string {
  return text.replaceAll(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (raw, hex, decimal, name) => {
    if (name !== undefined) return named[name] ?? raw;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : raw;
  });
}
