const space =
  '\\t\\n\\v\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff';
const last = 0x10ffff;

/** What a class escape holds, as the inside of a Python class. */
const classes: Readonly<Record<string, string>> = {
  d: '0-9',
  D: '\\x00-/:-\\U0010ffff',
  w: '0-9A-Za-z_',
  W: '\\x00-/:-@[-^`{-\\U0010ffff',
  s: space,
  S: '\\x00-\\x08\\x0e-\\x1f!-\\u009f\\u00a1-\\u167f\\u1681-\\u1fff\\u200b-\\u2027\\u202a-\\u202e\\u2030-\\u205e\\u2060-\\u2fff\\u3001-\\ufefe\\uff00-\\U0010ffff',
};

const token =
  /\(\?<(?![=!])|\\k<([^>]*)>|\\[pP]\{[^}]*\}|\\u([dD][89abAB][\da-fA-F]{2})\\u([dD][c-fC-F][\da-fA-F]{2})|\\u\{([\da-fA-F]+)\}|\\u([\da-fA-F]{4})|\\x[\da-fA-F]{2}|\\c([A-Za-z])|\\.|\[\^?|[\].$]|[\s\S]/gu;

/** An ECMA-262 expression (u flag) as one of Python's `re`, with its ASCII flag. */
export function translatePattern(pattern: string): string {
  let inClass = false;
  return pattern
    .replaceAll(token, (...found) => {
      const [whole, name, high, low, point, unit, control] = found as unknown as string[];
      if (name !== undefined) return `(?P=${name})`;
      if (high !== undefined && low !== undefined) {
        return codePoint(
          (parseInt(high, 16) - 0xd800) * 0x400 + parseInt(low, 16) - 0xdc00 + 0x10000,
        );
      }
      if (point !== undefined || unit !== undefined)
        return codePoint(parseInt(point ?? unit ?? '', 16));
      if (control !== undefined) return codePoint(control.charCodeAt(0) % 32);
      if (whole === '(?<') return inClass ? whole : '(?P<';
      if (whole?.startsWith('\\') === true) return escape(whole, inClass);
      if (inClass) {
        if (whole === ']') inClass = false;
        return whole !== undefined && /^[[&|~^]$/.test(whole) ? `\\${whole}` : (whole ?? '');
      }
      if (whole === '[' || whole === '[^') {
        inClass = true;
        return whole;
      }
      if (whole === '.') return '[^\\n\\r\\u2028\\u2029]';
      return whole === '$' ? '\\Z' : (whole ?? '');
    })
    .replaceAll('[^]', '[\\x00-\\U0010ffff]')
    .replaceAll('[]', '(?!)');
}

function escape(source: string, inClass: boolean): string {
  const letter = source[1] ?? '';
  const held =
    letter in classes ? classes[letter] : /[pP]/.test(letter) ? property(source) : undefined;
  if (held !== undefined) return inClass ? held : `[${held}]`;
  if (letter === '0') return '\\x00';
  if (/[tnvfrxbB1-9]/.test(letter)) return source;
  return `\\${letter}`;
}

function property(source: string): string {
  const test = new RegExp(`^${source}$`, 'u');
  return rangesOf((char) => test.test(char));
}

/** The code points that a test accepts, as the inside of a Python class. */
function rangesOf(accepts: (char: string) => boolean): string {
  const ranges: string[] = [];
  for (let code = 0, start = -1; code <= last + 1; code += 1) {
    const held = code <= last && accepts(String.fromCodePoint(code));
    if (held && start < 0) start = code;
    if (held || start < 0) continue;
    ranges.push(
      start === code - 1 ? codePoint(start) : `${codePoint(start)}-${codePoint(code - 1)}`,
    );
    start = -1;
  }
  return ranges.join('');
}

function codePoint(code: number): string {
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}
