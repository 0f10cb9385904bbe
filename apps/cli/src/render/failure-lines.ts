import type { RunResult, TaskResult } from '@parallel-dispatcher/schema';
import { errorLines } from './error-lines.ts';
import { outcomeLooks } from './outcome-mark.ts';
import type { Page } from './page.ts';
import { oneLine } from './plain-text.ts';
import { shellCommand } from './shell-command.ts';
import { wrap } from './wrap.ts';

/** More failures than this would hide the first ones; the result document has all. */
const maxFailures = 10;

/** What went wrong and what to do: each root failure with what it blocked and the command that helps. */
export function failureLines(result: RunResult, page: Page): string[] {
  const roots = result.results.filter(
    ({ status, outcome }) => status === 'error' && outcome !== 'blocked',
  );
  if (roots.length === 0) return [];
  const lines = [page.paint('bold', 'Not done')];
  for (const root of roots.slice(0, maxFailures)) lines.push(...rootLines(root, result, page));
  if (roots.length > maxFailures) {
    lines.push(
      `  … and ${roots.length - maxFailures} more, in the result document (--output-format json)`,
    );
  }
  return lines;
}

function rootLines(task: TaskResult, result: RunResult, page: Page): string[] {
  const cause = result.recovery?.root_causes.find(({ task_id }) => task_id === task.task_id);
  const command = result.recovery?.commands.find((argv) => argv.includes(task.task_id));
  return [
    ...(task.error_detail === null
      ? [`  ${page.paint('red', '✗')} ${oneLine(task.task_id)} ${outcomeLooks[task.outcome].word}`]
      : errorLines(task.error_detail, page, oneLine(task.task_id))),
    ...(cause === undefined || cause.blocked.length === 0
      ? []
      : indented(`Blocked: ${listed(cause.blocked)}`, page)),
    ...(command === undefined ? [] : [page.paint('dim', `    $ ${shellCommand(command)}`)]),
  ];
}

function listed(ids: readonly string[]): string {
  const shown = ids.slice(0, 8).map(oneLine).join(', ');
  return ids.length > 8 ? `${shown} and ${ids.length - 8} more` : shown;
}

function indented(text: string, page: Page): string[] {
  return wrap(text, page.width - 4).map((line) => `    ${line}`);
}
