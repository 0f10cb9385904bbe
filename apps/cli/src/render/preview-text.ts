import type { PlanPreview, PreviewTask } from '@parallel-dispatcher/runtime';
import { formatDuration } from './format-duration.ts';
import { formatUsd } from './format-usd.ts';
import type { Page } from './page.ts';
import { oneLine } from './plain-text.ts';
import { table } from './table.ts';
import { warningLine } from './warning-line.ts';
import { wrap } from './wrap.ts';

/** More tasks than this are in the JSON form. */
const maxRows = 60;

/** Where the text of a fact begins, after the longest name, in columns. */
const factColumn = 15;

/** What a run would do, for people: facts, batches, who does which task and why. */
export function previewText(preview: PlanPreview, page: Page): string {
  const { width, paint } = page;
  const tasks = preview.task_count === 1 ? '1 task' : `${preview.task_count} tasks`;
  const batches = preview.batches.length === 1 ? '1 batch' : `${preview.batches.length} batches`;
  const shown = preview.tasks.slice(0, maxRows);
  const hidden = preview.tasks.length - shown.length;
  const rows = shown.map((task) => [
    oneLine(task.task_id),
    oneLine(task.agent),
    oneLine(task.rule),
    `${task.timeout_seconds} s`,
    oneLine(startOf(task)),
  ]);
  const batchLines = preview.batches.slice(0, maxRows).flatMap((batch, index) => {
    const label = `  ${String(index + 1).padStart(3)}  `;
    return wrap(batch.slice(0, maxRows).map(oneLine).join(', '), width - label.length).map(
      (line, part) => (part === 0 ? paint('dim', label) : ' '.repeat(label.length)) + line,
    );
  });
  const fact = (name: string, text: string): string => {
    const lines = wrap(text, width - factColumn).join(`\n${' '.repeat(factColumn)}`);
    return `${paint('dim', name)}${' '.repeat(factColumn - name.length)}${lines}`;
  };
  return [
    `${paint('bold', tasks)} in ${batches}, at most ${preview.width} at once by their dependencies`,
    fact('Limits', configLine(preview)),
    fact('Critical path', preview.critical_path.map(oneLine).join(' → ')),
    fact('Duration', durationLine(preview)),
    ...(preview.cost_usd === 0 ? [] : [fact('Cost', costLine(preview))]),
    '',
    paint('bold', 'Batches') +
      paint('dim', ' (a view: a task starts as soon as its own dependencies are done)'),
    ...batchLines,
    '',
    paint('bold', 'Tasks') +
      paint('dim', ' (id, agent, rule that chose it, time limit, dependencies)'),
    ...table(rows, { width }),
    ...(hidden > 0 ? [`  … and ${hidden} more (--output-format json)`] : []),
    ...preview.warnings.map((warning) => warningLine(warning, page)),
    '',
  ].join('\n');
}

/** When a task starts: after which others, and under which condition. */
function startOf({ dependencies, join, when, map, cache }: PreviewTask): string {
  const quantity = join === 'all' ? '' : join === 'any' ? 'any of ' : 'the end of ';
  return [
    dependencies.length === 0 ? '' : `after ${quantity}${dependencies.join(', ')}`,
    when === null ? '' : `when ${when}`,
    map === null ? '' : `for each of ${map}`,
    cache === 'hit' ? 'from the cache' : '',
  ]
    .filter((part) => part !== '')
    .join('; ');
}

function durationLine({ duration_ms, duration_range_ms, duration_reason }: PlanPreview): string {
  if (duration_ms === null || duration_range_ms === null) return oneLine(duration_reason);
  const { low, high } = duration_range_ms;
  const range = `${formatDuration(low)} to ${formatDuration(high)}`;
  return `about ${formatDuration(duration_ms)}, ${range} (${oneLine(duration_reason)})`;
}

function costLine({ cost_usd, cost_range_usd, cost_reason }: PlanPreview): string {
  if (cost_usd === null || cost_range_usd === null) return oneLine(cost_reason);
  const { low, high } = cost_range_usd;
  return `about ${formatUsd(cost_usd)}, ${formatUsd(low)} to ${formatUsd(high)} (${oneLine(cost_reason)})`;
}

function configLine(preview: PlanPreview): string {
  return Object.entries(preview.config)
    .flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number'
        ? `${name} ${oneLine(`${value}`)}`
        : [],
    )
    .join(', ');
}
