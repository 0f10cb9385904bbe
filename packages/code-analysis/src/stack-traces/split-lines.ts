import { stripAnsi } from './strip-ansi.ts';

/**
 * The lines of a log. A trace that came as one JSON string, its line ends still written `\n`, is
 * opened up first.
 */
export function splitLines(text: string): readonly string[] {
  const plain = stripAnsi(text);
  const escaped = !plain.includes('\n') && plain.includes('\\n');
  const opened = escaped
    ? plain.replaceAll('\\r\\n', '\n').replaceAll('\\n', '\n').replaceAll('\\"', '"')
    : plain;
  return opened.split(/\r\n|\n|\r/);
}
