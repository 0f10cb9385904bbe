import type { Figure, Verdict } from './figure.ts';
import { showGoal, showValue } from './show-value.ts';

/** Without a verdict, the figure is not to be held against its goal. */
export function printFigure(figure: Figure, verdict?: Verdict): void {
  const judged = figure.goal !== null && verdict !== undefined;
  const goal = judged ? ` (goal ${showGoal(figure.goal)}), ${verdict}` : '';
  console.log(`${figure.what}: ${showValue(figure)}${goal}`);
  if (figure.note !== '') console.log(`    ${figure.note}`);
}
