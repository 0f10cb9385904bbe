import type { RunRecord, RunTask } from '@parallel-dispatcher/tracing';
import { displayWidth, fit, pad } from './display-width.ts';
import { formatDuration } from './format-duration.ts';
import { outcomeLooks, type OutcomeLook } from './outcome-mark.ts';
import type { Page } from './page.ts';
import { oneLine } from './plain-text.ts';
import { shellCommand } from './shell-command.ts';
import { startTime } from './start-time.ts';

const longestId = 40;
const maxTasks = 100;

/** The argv that shows a task of a run. */
export type ShowCommand = (run: string, task: string) => readonly string[];

/** One run from its traces: how it ended or where it is, every task, and how to look closer. */
export function runRecordText(run: RunRecord, page: Page, showTask: ShowCommand): string {
  const { paint } = page;
  const time = run.totalTimeMs === null ? '' : ` in ${formatDuration(run.totalTimeMs)}`;
  const facts: readonly (readonly [string, string])[] = [
    ['Run', run.runId],
    ['Started', startTime(run.startedAt)],
    ['Index', run.indexFile ?? 'none'],
    ...run.problems.map((problem) => ['Problem', problem] as const),
  ];
  const hidden = run.tasks.length - maxTasks;
  const example = run.tasks.find(isFailed) ?? run.tasks[0];
  return [
    `${paint('bold', run.status ?? run.state)}  ${doneOf(run)}${time}`,
    ...facts.map(([name, value]) => `  ${paint('dim', pad(name, 8))} ${oneLine(value)}`),
    '',
    ...taskLines(run.tasks.slice(0, maxTasks), page),
    ...(hidden > 0 ? [`  … and ${hidden} more (--output-format json)`] : []),
    ...(example === undefined
      ? []
      : ['', paint('dim', `$ ${shellCommand(showTask(run.runId, example.taskId))}`)]),
    '',
  ].join('\n');
}

function taskLines(tasks: readonly RunTask[], { paint }: Page): string[] {
  const width = tasks.reduce(
    (widest, { taskId }) => Math.max(widest, Math.min(longestId, displayWidth(oneLine(taskId)))),
    0,
  );
  return tasks.map((task) => {
    const look = lookOf(task);
    const agent = paint('dim', pad(fit(oneLine(task.agent ?? ''), 12), 12));
    const id = pad(fit(oneLine(task.taskId), width), width);
    return `  ${paint(look.style, look.mark)} ${id}  ${agent}  ${look.word}`;
  });
}

/** How a task of a finished, running or broken-off run looks. */
function lookOf({ state }: RunTask): OutcomeLook {
  return state in outcomeLooks
    ? outcomeLooks[state as keyof typeof outcomeLooks]
    : { mark: '…', style: 'dim', word: state };
}

function isFailed(task: RunTask): boolean {
  return task.state === 'failed' || task.state === 'timed_out';
}

function doneOf({ tasks }: RunRecord): string {
  const done = tasks.filter(({ state }) => state === 'succeeded' || state === 'cached').length;
  return `${done} of ${tasks.length} ${tasks.length === 1 ? 'task' : 'tasks'} succeeded`;
}
