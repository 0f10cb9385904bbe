import type { RunEvent } from '@parallel-dispatcher/schema';
import { fit } from './display-width.ts';
import { formatDuration } from './format-duration.ts';
import { outcomeLooks } from './outcome-mark.ts';
import type { Page } from './page.ts';
import { oneLine } from './plain-text.ts';

/** What is known of a run while it runs. Owned by one display and updated in place. */
export interface Progress {
  total: number;
  done: number;
  failed: number;
  readonly running: Set<string>;
}

export function startProgress(): Progress {
  return { total: 0, done: 0, failed: 0, running: new Set() };
}

export function followProgress(progress: Progress, event: RunEvent): void {
  if (event.type === 'run_started') progress.total = event.task_count;
  if (event.type === 'submitted') progress.running.add(event.task);
  if (event.type !== 'settled') return;
  progress.running.delete(event.outcome.task);
  progress.done += 1;
  if (event.outcome.error !== null) progress.failed += 1;
}

/** One line of where the run is: `3/10 done, 1 failed, running: parse, build …`. */
export function statusLine(progress: Progress, elapsedMs: number, page: Page): string {
  const running = [...progress.running].map(oneLine).join(', ');
  const failed = progress.failed > 0 ? `, ${progress.failed} not done` : '';
  const text = `${progress.done}/${progress.total} ended${failed}  ${formatDuration(elapsedMs)}  ${running}`;
  return page.paint('dim', fit(text.trimEnd(), page.width - 1));
}

/** The line that stays when a task starts or ends; undefined for other events. */
export function eventLine(event: RunEvent, page: Page): string | undefined {
  if (event.type === 'started') {
    return page.paint('dim', fit(`▸ ${oneLine(event.task)}`, page.width));
  }
  if (event.type !== 'settled') return undefined;
  const { outcome } = event;
  const look = outcomeLooks[outcome.outcome];
  const time = outcome.attempts === 0 ? '' : `  ${formatDuration(outcome.duration_ms)}`;
  const why = outcome.error === null ? '' : `  ${oneLine(outcome.error.code)}`;
  const text = `${oneLine(outcome.task)}${time}${why}`;
  return `${page.paint(look.style, look.mark)} ${fit(text, page.width - 2)}`;
}
