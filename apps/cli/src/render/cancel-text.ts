import type { CancelDocument } from '@parallel-dispatcher/runtime';
import { commandLines } from './command-lines.ts';
import type { Page } from './page.ts';
import { oneLine } from './plain-text.ts';
import { wrap } from './wrap.ts';

/** What became of a cancel, for people. */
export function cancelText(document: CancelDocument, page: Page): string {
  const { status, task_id: task, run_id: run, commands } = document;
  const what =
    task === null ? `run ${oneLine(run)}` : `task ${oneLine(task)} of run ${oneLine(run)}`;
  const said =
    status === 'delivered'
      ? `${what} was told to stop.`
      : `No process has ${what} now: the order is stored, and carried out when the run is resumed.`;
  const mark = page.paint('green', '✓');
  const [first = '', ...rest] = wrap(said, page.width - 2);
  return [
    `${mark} ${first}`,
    ...rest.map((line) => `  ${line}`),
    ...commandLines(commands, page),
    '',
  ].join('\n');
}
