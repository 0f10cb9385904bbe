/** What a document is written in. */
export type DocumentSyntax = 'json' | 'yaml';

const endings: readonly (readonly [RegExp, DocumentSyntax])[] = [
  [/\.ya?ml$/i, 'yaml'],
  [/\.json$/i, 'json'],
];

/**
 * What an untrusted document is to be read as: what the ending of its file name says, where there is
 * one that says it; else JSON where it begins as JSON documents do (`{`, `[`) or as people wish they
 * did (a comment with slashes), and YAML otherwise.
 */
export function documentSyntax(input: Uint8Array | string, fileName = ''): DocumentSyntax {
  const told = endings.find(([ending]) => ending.test(fileName))?.[1];
  return told ?? (/^(?:[{[]|\/[/*])/.test(beginning(input)) ? 'json' : 'yaml');
}

const byteOrderMark = '\uFEFF';

/** The first two characters that are no white space. */
function beginning(input: Uint8Array | string): string {
  if (typeof input === 'string') {
    const start = input.search(/[^\s\uFEFF]/);
    return start === -1 ? '' : input.slice(start, start + 2);
  }
  const mark = Buffer.from(byteOrderMark);
  const from = mark.every((byte, at) => input[at] === byte) ? mark.length : 0;
  const start = input.findIndex((byte, at) => at >= from && !isSpace(byte));
  return start === -1 ? '' : Buffer.from(input.subarray(start, start + 2)).toString('latin1');
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}
