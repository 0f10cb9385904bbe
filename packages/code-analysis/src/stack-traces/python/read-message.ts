import { readGutter } from './gutter.ts';

/** A message longer than this many lines is taken for other output. */
const longestMessage = 200;
const otherOutput =
  /^(?:Traceback \(|={5,}|-{5,}|\s+File "|\d{4}-\d\d-\d\d|(?:DEBUG|INFO|WARNING|ERROR|CRITICAL)\b)/;

/**
 * The lines of a message after its first, up to a blank line or what reads as other output.
 * Inside an exception group Python prints them without the gutter.
 */
export function readMessage(
  lines: readonly string[],
  start: { readonly at: number; readonly column: number },
): { readonly rest: readonly string[]; readonly next: number } {
  const rest: string[] = [];
  let at = start.at + 1;
  for (; at < lines.length && rest.length < longestMessage; at++) {
    const line = lines[at] ?? '';
    const { column, body } = readGutter(line);
    const inside = column === start.column || (column === -1 && !/^ *\+[-+]/.test(line));
    if (!inside || body.trim() === '' || otherOutput.test(body)) break;
    rest.push(body);
  }
  return { rest, next: at };
}
