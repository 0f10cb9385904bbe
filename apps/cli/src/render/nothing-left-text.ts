import type { RunResult } from '@parallel-dispatcher/schema';
import { commandLines } from './command-lines.ts';
import type { Page } from './page.ts';

/** Why a run that was to go on started nothing, and what starts failed tasks again. */
export function nothingLeftText({ run_id: run, status }: RunResult, page: Page): string {
  const retry = status === 'success' || run === null ? [] : [['dispatch', 'retry', run]];
  return [
    '',
    'No task was left to start: what ended stays as it is.',
    ...(retry.length === 0 ? [] : commandLines(retry, page)),
    '',
  ].join('\n');
}
