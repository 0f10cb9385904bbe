import type { TaskTrace } from '@parallel-dispatcher/schema';
import { artifactLines } from './artifact-lines.ts';
import { fit } from './display-width.ts';
import { errorLines } from './error-lines.ts';
import { formatDuration } from './format-duration.ts';
import { jsonText } from './json-text.ts';
import { outcomeLooks } from './outcome-mark.ts';
import type { Page } from './page.ts';
import { oneLine, plainText } from './plain-text.ts';
import { table } from './table.ts';

/** More lines than this of one value or log are in the trace file itself. */
const maxLines = 40;

/**
 * The trace of one task for people: how it ended, what went in, what came out, what it said.
 * `runDir` is the folder of its run.
 */
export function taskTraceText(
  trace: TaskTrace,
  { runDir, page }: { readonly runDir: string; readonly page: Page },
): string {
  const { paint } = page;
  const look = outcomeLooks[trace.outcome];
  const blocked = trace.blocked_by === null ? '' : ` by ${oneLine(trace.blocked_by)}`;
  const blocks = [
    [
      `${paint(look.style, look.mark)} ${paint('bold', oneLine(trace.task_id))}  ${look.word}${blocked}`,
      `  ${oneLine(trace.agent)}, ${attemptsOf(trace)}, ${formatDuration(trace.execution_time_ms)}`,
      ...(trace.description === '' ? [] : [`  ${fit(oneLine(trace.description), page.width - 2)}`]),
      ...(trace.dependencies.length === 0
        ? []
        : [`  after ${fit(trace.dependencies.map(oneLine).join(', '), page.width - 8)}`]),
    ],
    trace.error_detail === null ? [] : errorLines(trace.error_detail, page),
    artifactLines(trace.artifacts, { runDir, page }),
    valueLines('Input', trace.input, page),
    trace.output === null ? [] : valueLines('Output', trace.output, page),
    listLines('Files written', trace.files_written, page),
    callLines(trace, page),
    logLines(trace, page),
  ];
  const filled = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${filled.join('\n\n')}\n`;
}

function attemptsOf({ attempts }: TaskTrace): string {
  return attempts.length === 1 ? '1 attempt' : `${attempts.length} attempts`;
}

function valueLines(title: string, value: unknown, page: Page): string[] {
  return listLines(title, jsonText(value, 'indented').split('\n'), page);
}

function callLines({ mcp_calls: calls }: TaskTrace, page: Page): string[] {
  if (calls.length === 0) return [];
  const rows = calls.map(({ tool, duration_ms: duration, server, error }) => [
    oneLine(tool),
    formatDuration(duration),
    oneLine(server ?? ''),
    error === null ? '' : `${oneLine(error.code)} ${oneLine(error.message)}`,
  ]);
  return [page.paint('bold', 'Tool calls'), ...table(rows, page)];
}

function logLines({ logs }: TaskTrace, page: Page): string[] {
  if (logs.length === 0) return [];
  const rows = logs
    .slice(0, maxLines)
    .map(({ at_ms: at, level, message }) => [formatDuration(at), level, oneLine(message)]);
  return [page.paint('bold', 'Log'), ...table(rows, page), ...missing(logs.length)];
}

function listLines(title: string, lines: readonly string[], page: Page): string[] {
  if (lines.length === 0) return [];
  const shown = lines
    .slice(0, maxLines)
    .map((line) => `  ${fit(plainText(line).replaceAll('\n', ' '), page.width - 2)}`);
  return [page.paint('bold', title), ...shown, ...missing(lines.length)];
}

function missing(count: number): string[] {
  return count > maxLines ? [`  … ${count - maxLines} more lines (--output-format json)`] : [];
}
