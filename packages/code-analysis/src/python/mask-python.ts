/**
 * The source with what stands in strings and comments replaced by spaces, so that patterns see
 * code only. Same length, same lines, quotes kept.
 */
export function maskPython(source: string): string {
  let masked = '';
  let at = 0;
  while (at < source.length) {
    const char = source[at] ?? '';
    if (char === '#') {
      const end = endOfLine(source, at);
      masked += ' '.repeat(end - at);
      at = end;
    } else if (char === '"' || char === "'") {
      const triple = source.startsWith(char.repeat(3), at);
      const quote = triple ? char.repeat(3) : char;
      const end = endOfString(source, at + quote.length, quote);
      masked += source.slice(at, end).replace(/[^\r\n'"]/g, ' ');
      at = end;
    } else {
      masked += char;
      at++;
    }
  }
  return masked;
}

function endOfLine(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  return end < 0 ? source.length : end;
}

/** Index after the closing quote; an open single-line string ends with its line. */
function endOfString(source: string, from: number, quote: string): number {
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source.startsWith(quote, at)) return at + quote.length;
    else if (quote.length === 1 && source[at] === '\n') return at;
  }
  return source.length;
}
