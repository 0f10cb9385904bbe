import type { TaskResult } from '@parallel-dispatcher/schema';
import { displayWidth, fit, pad } from './display-width.ts';
import { formatDuration } from './format-duration.ts';
import { outcomeLooks } from './outcome-mark.ts';
import type { Page } from './page.ts';
import { outputGist } from './output-gist.ts';
import { oneLine } from './plain-text.ts';

const longestId = 28;
const longestAgent = 12;

/** One line for each task: mark, id, agent, time, and what it gave, or why it did not. */
export function taskLines(tasks: readonly TaskResult[], page: Page): string[] {
  const rows = tasks.map((task) => ({
    look: outcomeLooks[task.outcome],
    id: fit(oneLine(task.task_id), longestId),
    agent: fit(oneLine(task.agent ?? ''), longestAgent),
    time: task.attempts === 0 ? '' : formatDuration(task.execution_time_ms),
    why: whyOf(task),
  }));
  const idWidth = widest(rows.map(({ id }) => id));
  const agentWidth = widest(rows.map(({ agent }) => agent));
  const timeWidth = widest(rows.map(({ time }) => time));
  const left = page.width - (4 + idWidth + 2 + agentWidth + 2 + timeWidth + 2);
  return rows.map(({ look, id, agent, time, why }) =>
    [
      `  ${page.paint(look.style, look.mark)} ${pad(id, idWidth)}`,
      page.paint('dim', pad(agent, agentWidth)),
      page.paint('dim', time.padStart(timeWidth)),
      fit(why, Math.max(12, left)),
    ]
      .join('  ')
      .trimEnd(),
  );
}

function whyOf(task: TaskResult): string {
  if (task.status === 'success') {
    const gist = outputGist(task.output);
    if (task.outcome === 'succeeded') return gist;
    return gist === '' ? task.outcome : `${task.outcome}: ${gist}`;
  }
  const { word } = outcomeLooks[task.outcome];
  if (task.blocked_by !== null) return `${word} by ${oneLine(task.blocked_by)}`;
  const firstLine = oneLine((task.error ?? '').split('\n', 1)[0] ?? '');
  return task.outcome === 'failed' && firstLine !== '' ? firstLine : word;
}

function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, displayWidth(text)), 0);
}
