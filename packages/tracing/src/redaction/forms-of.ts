/** Shorter parts of an encoded secret occur by chance. */
const shortestPart = 10;

/**
 * How one value may be written down: as it is, URL-encoded, escaped for JSON, in base64 of both
 * alphabets, and the part of it that is sure to appear when it was encoded together with a text
 * before it (three alignments).
 */
export function formsOf(secret: string): readonly string[] {
  const forms = new Set([secret, JSON.stringify(secret).slice(1, -1)]);
  if (secret.isWellFormed()) forms.add(encodeURIComponent(secret));
  const bytes = Buffer.from(secret);
  for (const lead of [0, 1, 2]) {
    const encoded = Buffer.concat([Buffer.alloc(lead), bytes]).toString('base64url');
    const tail = (lead + bytes.length) % 3 === 0 ? 0 : 1;
    const part = encoded.slice(lead === 0 ? 0 : lead + 1, encoded.length - tail);
    if (part.length < shortestPart) continue;
    forms.add(part).add(part.replaceAll('-', '+').replaceAll('_', '/'));
  }
  return [...forms];
}
