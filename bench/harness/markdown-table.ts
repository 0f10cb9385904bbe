import { showGoal, showValue } from './show-value.ts';
import type { Results } from './results.ts';

/** The figures as docs/performance.md has them. */
export function markdownTable({ figures }: Pick<Results, 'figures'>): string {
  const rows = figures.map((figure) => {
    const cells = [figure.what, showValue(figure), showGoal(figure.goal), figure.verdict];
    return row([...cells, figure.note].map(escapeCell));
  });
  const head = ['what', 'measured', 'goal', 'verdict', 'made of'];
  return [row(head), row(head.map(() => '---')), ...rows].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function escapeCell(text: string): string {
  return text.replaceAll('|', String.raw`\|`).replaceAll('\n', ' ');
}
