import { displayWidth } from './display-width.ts';

/**
 * Breaks plain text at spaces into lines of at most `columns`; a longer word stays whole, to be
 * copied, and so does an indented line: it quotes a source, or points into one with a caret.
 */
export function wrap(text: string, columns: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, columns));
}

function wrapLine(line: string, columns: number): string[] {
  if (line.startsWith(' ')) return [line];
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && displayWidth(longer) > columns) {
      lines.push(current);
      current = word;
    } else {
      current = longer;
    }
  }
  lines.push(current);
  return lines;
}
