import type { Figure, Verdict } from './figure.ts';

export function judge({ value, goal }: Figure): Verdict {
  if (value === null) return 'not measured';
  if (goal === null) return 'no goal';
  const isMet = goal.is === 'at most' ? value <= goal.value : value >= goal.value;
  return isMet ? 'met' : 'missed';
}
