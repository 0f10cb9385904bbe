import { dirname } from 'node:path';
import type { RunResult, TaskResult } from '@parallel-dispatcher/schema';
import { artifactLines } from './artifact-lines.ts';
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
  const undone = result.results.filter(({ status }) => status === 'error');
  const roots = undone.filter(({ outcome }) => outcome !== 'blocked' && outcome !== 'cancelled');
  const cancelled = undone.filter(({ outcome }) => outcome === 'cancelled');
  if (roots.length + cancelled.length === 0) return [];
  const hidden = roots.length - maxFailures;
  return [
    page.paint('bold', 'Not done'),
    ...roots.slice(0, maxFailures).flatMap((root) => rootLines(root, result, page)),
    ...(hidden > 0 ? [`  … and ${hidden} more, in the document (--output-format json)`] : []),
    ...cancelledLines(cancelled, { recovery: result.recovery, page }),
  ];
}

/** Tasks that were cancelled did nothing wrong: they share one entry. */
function cancelledLines(
  cancelled: readonly TaskResult[],
  { recovery, page }: Pick<RunResult, 'recovery'> & { readonly page: Page },
): string[] {
  const [first] = cancelled;
  if (first === undefined) return [];
  const { mark, style } = outcomeLooks.cancelled;
  const ids = listed(cancelled.map(({ task_id: id }) => id));
  const hint = first.error_detail?.hint ?? null;
  const resume = recovery?.commands.find(([, command]) => command === 'resume');
  return [
    `  ${page.paint(style, mark)} ${page.paint('bold', ids)}`,
    ...indented(oneLine(first.error ?? 'Cancelled.'), page),
    ...(hint === null ? [] : indented(`Fix: ${oneLine(hint)}`, page)),
    ...commandLine(resume, page),
  ];
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
    ...keptLines(task, page),
    ...commandLine(command, page),
  ];
}

function commandLine(command: readonly string[] | undefined, { paint }: Page): string[] {
  return command === undefined ? [] : [paint('dim', `    $ ${shellCommand(command)}`)];
}

/** Such as a draft that the hint asks to complete. */
function keptLines({ artifacts, trace_file: traceFile }: TaskResult, page: Page): string[] {
  if (traceFile === null) return [];
  const runDir = dirname(dirname(traceFile));
  return artifactLines(artifacts, { runDir, page }).map((line) => `    ${line}`);
}

function listed(ids: readonly string[]): string {
  const shown = ids.slice(0, 8).map(oneLine).join(', ');
  return ids.length > 8 ? `${shown} and ${ids.length - 8} more` : shown;
}

function indented(text: string, page: Page): string[] {
  return wrap(text, page.width - 4).map((line) => `    ${line}`);
}
