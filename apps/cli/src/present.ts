import type { Answer } from './answer.ts';
import { writeStdout } from './io/stdout.ts';
import { terminalPage } from './io/terminal-page.ts';
import type { OutputFormat } from './options/output-format.ts';
import { jsonText } from './render/json-text.ts';

/**
 * Shows an answer: all of it on stdout, in one format. stderr hears of it only when it is a
 * terminal and the answer went somewhere else.
 */
export async function present(answer: Answer, format: OutputFormat): Promise<void> {
  const { stdout, stderr } = process;
  if (answer.kind === 'document' && answer.aside !== null && format !== 'text') {
    if (stderr.isTTY && !stdout.isTTY) stderr.write(answer.aside(terminalPage(stderr)));
  }
  await writeStdout(textOf(answer, format));
}

function textOf(answer: Answer, format: OutputFormat): string {
  if (answer.kind === 'raw') return answer.raw;
  if (format === 'text') return answer.text(terminalPage(process.stdout));
  return format === 'json'
    ? `${jsonText(answer.document, 'indented')}\n`
    : `${jsonText(resultLine(answer.document), 'line')}\n`;
}

/** A line among those of events: its type comes first, whatever a hook made of the document. */
function resultLine(document: object): object {
  return Object.assign({ type: '' }, document, { type: 'result' });
}
