import type { RunningTask, RunStatusDocument } from '@parallel-dispatcher/runtime';
import type { Outcome } from '@parallel-dispatcher/schema';
import { commandLines } from './command-lines.ts';
import { formatDuration } from './format-duration.ts';
import { outcomeLooks } from './outcome-mark.ts';
import type { Page, Style } from './page.ts';
import { oneLine } from './plain-text.ts';
import { startTime } from './start-time.ts';
import { table } from './table.ts';

/** More tasks than this are in the JSON document, not on the screen. */
const maxRunning = 40;

interface Surroundings {
  readonly nowMs: number;
  /** The argv of a command for this run. */
  readonly commandOf: (name: string) => readonly string[];
}

/** Where a run stands, for people: how far it is, what runs, who has it, what to do. */
export function runStatusText(
  document: RunStatusDocument,
  page: Page,
  { nowMs, commandOf }: Surroundings,
): string {
  return [
    headline(document, page),
    ...outcomeLine(document, page),
    ...runningLines(document, page, nowMs),
    '',
    ...factLines(document, page),
    ...nextCommands(document, page, commandOf),
    '',
  ].join('\n');
}

function headline(document: RunStatusDocument, { paint }: Page): string {
  const { state, status, outcomes, total_tasks: total, stopped } = document;
  const ended = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  const word = status ?? state;
  const tasks = total === 1 ? '1 task' : `${total} tasks`;
  const why = stopped === null ? '' : `, stopped early (${oneLine(stopped.detail)})`;
  return `${paint('bold', paint(styleOf(word), word))}  ${ended} of ${tasks} ended${why}`;
}

function styleOf(word: string): Style {
  if (word === 'success' || word === 'running') return 'green';
  return word === 'failure' ? 'red' : 'yellow';
}

function outcomeLine({ outcomes }: RunStatusDocument, { paint }: Page): readonly string[] {
  const parts = (Object.keys(outcomeLooks) as Outcome[]).flatMap((outcome) => {
    const { mark, style, word } = outcomeLooks[outcome];
    const count = outcomes[outcome] ?? 0;
    return count === 0 ? [] : [`${paint(style, mark)} ${count} ${word}`];
  });
  return parts.length === 0 ? [] : [`  ${parts.join('  ')}`];
}

function runningLines(
  { running }: RunStatusDocument,
  page: Page,
  nowMs: number,
): readonly string[] {
  if (running.length === 0) return [];
  const rows = running
    .slice(0, maxRunning)
    .map((task) => [
      `▸ ${oneLine(task.task_id)}`,
      formatDuration(Math.max(0, nowMs - Date.parse(task.since))),
      task.attempt === 1 ? '' : `attempt ${task.attempt}`,
      progressOf(task),
    ]);
  const hidden = running.length - rows.length;
  return ['', ...table(rows, page), ...(hidden > 0 ? [`  … and ${hidden} more`] : [])];
}

function progressOf({ message, fraction }: RunningTask): string {
  const done = fraction === null ? '' : `${Math.round(fraction * 100)} %`;
  return [done, message === null ? '' : oneLine(message)].filter((part) => part !== '').join('  ');
}

function factLines(document: RunStatusDocument, { paint }: Page): readonly string[] {
  const { run_id: run, started_at: startedAt, owner, trace_dir: traceDir } = document;
  const facts = [
    ['Run', oneLine(run)],
    ['Started', startTime(startedAt)],
    ...(owner === null ? [] : [['Process', `${owner.pid} of ${oneLine(owner.hostname)}`]]),
    ['Traces', oneLine(traceDir)],
  ];
  return facts.map(([name = '', value = '']) => `${paint('dim', name.padEnd(8))} ${value}`);
}

function nextCommands(
  { state, resumable }: RunStatusDocument,
  page: Page,
  commandOf: Surroundings['commandOf'],
): readonly string[] {
  if (resumable) return commandLines([commandOf('resume')], page);
  return state === 'running' ? commandLines([commandOf('wait')], page) : [];
}
