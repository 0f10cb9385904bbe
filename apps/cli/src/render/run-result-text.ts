import { dirname } from 'node:path';
import type { RunResult } from '@parallel-dispatcher/schema';
import { errorLines } from './error-lines.ts';
import { failureLines } from './failure-lines.ts';
import { formatDuration } from './format-duration.ts';
import { formatUsd } from './format-usd.ts';
import type { Page } from './page.ts';
import { oneLine } from './plain-text.ts';
import { shellCommand } from './shell-command.ts';
import { taskLines } from './task-lines.ts';
import { usageText } from './usage-text.ts';
import { warningLine } from './warning-line.ts';

/** In a larger run only what did not succeed is listed one by one. */
const maxListed = 100;

/** The result for people: every task, then what went wrong, then where the traces are. */
export function runResultText(result: RunResult, page: Page): string {
  if (result.run_id === null) return refusalText(result, page);
  return blocks([[headline(result, page)], listedTasks(result, page), ...endBlocks(result, page)]);
}

/** The same without the line for each task, for where those were shown as they ended. */
export function runEndText(result: RunResult, page: Page): string {
  if (result.run_id === null) return refusalText(result, page);
  return blocks([[headline(result, page)], ...endBlocks(result, page)]);
}

/** Every reason why nothing ran. */
export function refusalText(result: RunResult, page: Page): string {
  const { errors } = result;
  const title = errors.length > 1 ? [`${errors.length} errors, and nothing was started`] : [];
  return blocks([
    title.map((text) => page.paint('bold', text)),
    ...errors.map((error) => errorLines(error, page)),
  ]);
}

function headline(result: RunResult, { paint }: Page): string {
  const { summary, status } = result;
  const tasks = summary.total_tasks === 1 ? '1 task' : `${summary.total_tasks} tasks`;
  const facts = `${summary.successful} of ${tasks} succeeded in ${formatDuration(summary.total_time_ms)}`;
  const style = status === 'success' ? 'green' : status === 'partial' ? 'yellow' : 'red';
  const stopped =
    result.stopped === null
      ? ''
      : `, stopped early (${oneLine(`${result.stopped.reason}: ${result.stopped.detail}`)})`;
  return `${paint('bold', paint(style, status))}  ${facts}${costOf(result)}${stopped}`;
}

/** With what was expected, where anything was. */
function costOf({ usage, estimate, replay }: RunResult): string {
  const cost = usage?.cost_usd ?? null;
  if (replay !== undefined) return replayCostOf(replay, cost);
  if (cost === null) return '';
  const expected = estimate?.cost_usd ?? null;
  return ` for ${formatUsd(cost)}${expected === null ? '' : ` (about ${formatUsd(expected)} expected)`}`;
}

/** What was paid now, and what was paid when it was recorded. */
function replayCostOf(
  { cost_usd: cost }: NonNullable<RunResult['replay']>,
  recorded: number | null,
): string {
  const now = cost === null ? '' : ` for ${formatUsd(cost)}`;
  return recorded === null || recorded === cost
    ? now
    : `${now} (${formatUsd(recorded)} with what was recorded)`;
}

function listedTasks(result: RunResult, page: Page): string[] {
  const { results } = result;
  if (results.length <= maxListed) return taskLines(results, page);
  const errors = results.filter(({ status }) => status === 'error');
  const hidden = results.length - errors.length;
  return [
    ...taskLines(errors.slice(0, maxListed), page),
    ...(errors.length > maxListed
      ? [`  … ${errors.length - maxListed} more that did not succeed`]
      : []),
    page.paint('dim', `  ${hidden} succeeded, not listed`),
  ];
}

function endBlocks(result: RunResult, page: Page): string[][] {
  return [
    failureLines(result, page),
    result.errors.flatMap((error) => errorLines(error, page)),
    result.warnings.map((warning) => warningLine(warning, page)),
    traceLines(result, page),
    answerLines(result, page),
  ];
}

function traceLines(result: RunResult, { paint }: Page): string[] {
  const { trace_index: index, trace_status: traces, run_id: run, recordings, usage } = result;
  const degraded =
    traces === null || traces.status === 'complete'
      ? []
      : [
          `  ${paint('yellow', '!')} traces ${traces.status}: ${oneLine(traces.reasons.join('; '))}`,
        ];
  return [
    ...(index === null ? [] : [`${paint('dim', 'Traces')}  ${oneLine(index)}`]),
    `${paint('dim', 'Run')}     ${oneLine(run ?? '')}`,
    ...(usage === null ? [] : [`${paint('dim', 'Models')}  ${usageText(usage)}`]),
    ...replayLines(result, paint),
    ...(recordings === undefined ? [] : [`${paint('dim', 'Record')}  ${oneLine(recordings)}`]),
    ...degraded,
  ];
}

/** How to see all that a task answered; what did not succeed names its own command. */
function answerLines(
  { status, run_id: run, results, trace_index: index }: RunResult,
  page: Page,
): string[] {
  const [first] = results;
  if (status !== 'success' || run === null || index === null || first === undefined) return [];
  const folder = dirname(index);
  const command = [
    'dispatch',
    'trace',
    'show',
    run,
    first.task_id,
    ...(folder === 'traces' ? [] : ['--trace-dir', folder]),
  ];
  return [page.paint('dim', `$ ${shellCommand(command)}`)];
}

function replayLines({ replay }: RunResult, paint: Page['paint']): string[] {
  if (replay === undefined) return [];
  const { from, answers, misses, asked } = replay;
  const facts = [
    `${answers} ${answers === 1 ? 'answer' : 'answers'} of ${oneLine(from)}`,
    ...(asked > 0 ? [`${asked} really asked`] : []),
    ...(misses > 0 ? [`${misses} missing`] : []),
  ];
  return [`${paint('dim', 'Replay')}  ${facts.join(', ')}`];
}

/** Blocks of lines with an empty line between them. */
function blocks(parts: readonly (readonly string[])[]): string {
  const filled = parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${filled.join('\n\n')}\n`;
}
