const opens = '([{';
const closes = ')]}';

/** The parts of a text between separators, up to where a bracket closes that it did not open. */
export function splitTop(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  let quote = '';
  for (let at = 0; at <= text.length; at += 1) {
    const char = text[at] ?? '';
    if (quote !== '') {
      if (char === quote || char === '') quote = '';
      if (char !== '') continue;
    }
    if (char === "'" || char === '"') quote = char;
    else if (char !== '' && opens.includes(char)) depth += 1;
    else if (char !== '' && closes.includes(char)) depth -= 1;
    if (char === '' || depth < 0 || (depth === 0 && char === separator)) {
      const part = text.slice(from, at).trim();
      if (part !== '') parts.push(part);
      from = at + 1;
    }
    if (depth < 0) break;
  }
  return parts;
}
