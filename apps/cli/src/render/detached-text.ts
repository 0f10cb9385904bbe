import type { DetachedRun } from '@parallel-dispatcher/runtime';
import { commandLines } from './command-lines.ts';
import type { Page } from './page.ts';
import { oneLine } from './plain-text.ts';

/** A run that goes on by itself, for people. */
export function detachedText(run: DetachedRun, page: Page): string {
  return [
    `${page.paint('green', '✓')} Run ${oneLine(run.run_id)} started, process ${run.pid}`,
    `${page.paint('dim', 'Traces')}  ${oneLine(run.trace_dir)}`,
    ...commandLines(run.commands, page),
    '',
  ].join('\n');
}
