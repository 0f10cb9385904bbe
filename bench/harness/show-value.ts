import type { Figure, Goal } from './figure.ts';
import { roundValue } from './round-value.ts';

/** `4.2 µs a task`, or a dash for what was not measured. */
export function showValue({ value, unit }: Pick<Figure, 'value' | 'unit'>): string {
  return value === null ? '–' : `${roundValue(value).toLocaleString('en')} ${unit}`.trim();
}

/** `≤ 10`, or nothing. */
export function showGoal(goal: Goal | null): string {
  if (goal === null) return '';
  return `${goal.is === 'at most' ? '≤' : '≥'} ${goal.value.toLocaleString('en')}`;
}
