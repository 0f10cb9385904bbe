import type { RunEntry } from '@parallel-dispatcher/tracing';
import { formatDuration } from './format-duration.ts';
import type { Page } from './page.ts';
import { oneLine } from './plain-text.ts';
import { shellCommand } from './shell-command.ts';
import { startTime } from './start-time.ts';
import { table } from './table.ts';

const maxRuns = 50;

/** The runs of a trace folder, the newest first. */
export function runListText(
  runs: readonly RunEntry[],
  page: Page,
  { traceDir, showLatest }: { readonly traceDir: string; readonly showLatest: readonly string[] },
): string {
  const title = runs.length === 1 ? '1 run' : `${runs.length} runs`;
  const rows = runs
    .slice(0, maxRuns)
    .map((run) => [
      oneLine(run.runId),
      startTime(run.startedAt),
      run.status ?? run.state,
      run.taskCount === null ? '? tasks' : `${run.taskCount} tasks`,
      run.totalTimeMs === null ? '' : formatDuration(run.totalTimeMs),
      run.parentRunId === null ? '' : `retries ${oneLine(run.parentRunId)}`,
    ]);
  const hidden = runs.length - rows.length;
  return [
    `${page.paint('bold', title)} in ${oneLine(traceDir)}`,
    ...table(rows, page),
    ...(hidden > 0 ? [`  … and ${hidden} older (--output-format json)`] : []),
    ...(runs.length > 0 ? ['', page.paint('dim', `$ ${shellCommand(showLatest)}`)] : []),
    '',
  ].join('\n');
}
