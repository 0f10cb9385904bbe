import type { BudgetCommand } from '../decide/command.ts';
import type { RunState } from '../state/run-state.ts';
import { budgetUse } from './judge-budget.ts';

const none: readonly BudgetCommand[] = [];

/** Warnings about budgets that are mostly used, each given once in a run. */
export function warnBudget(state: RunState, nowMs: number): readonly BudgetCommand[] {
  const { warned, warnAt, isLimited } = state.budget;
  if (!isLimited) return none;
  const due = budgetUse(state, nowMs).filter(
    ({ limit, used, max }) => used >= max * warnAt && !warned.has(limit),
  );
  // Here already, because decide may be called again before the fact is folded.
  for (const { limit } of due) warned.add(limit);
  return due.map((use) => ({ type: 'warn', ...use }));
}

/** When time alone changes what is to be said or done about budgets. */
export function nextBudgetMs({ budget, stopped }: RunState, nowMs: number): number {
  const { max, warned, warnAt } = budget;
  const atMs = warned.has('max_run_seconds') ? max.runMs : max.runMs * warnAt;
  // Over, and the run goes on: all that is left runs already.
  return stopped !== null || atMs <= nowMs ? Infinity : atMs;
}
