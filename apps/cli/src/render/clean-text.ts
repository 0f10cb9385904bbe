import type { CleanedRuns } from '@parallel-dispatcher/runtime';
import type { Page } from './page.ts';
import { oneLine } from './plain-text.ts';
import { table } from './table.ts';

const maxRows = 50;

/** What was removed and what stayed, for people. */
export function cleanText({ removed, kept, bytes, dryRun }: CleanedRuns, page: Page): string {
  const runs = removed.length === 1 ? '1 run' : `${removed.length} runs`;
  const verb = dryRun ? 'would go' : 'removed';
  const hidden = kept.length - maxRows;
  return [
    `${page.paint('bold', `${runs} ${verb}`)}, ${Math.ceil(bytes / 1024)} KiB`,
    ...removed.slice(0, maxRows).map((run) => `  ${oneLine(run)}`),
    ...(kept.length > 0 ? ['', page.paint('dim', 'Kept')] : []),
    ...table(
      kept.slice(0, maxRows).map(({ run, reason }) => [oneLine(run), oneLine(reason)]),
      page,
    ),
    ...(hidden > 0 ? [`  … and ${hidden} more (--output-format json)`] : []),
    '',
  ].join('\n');
}
