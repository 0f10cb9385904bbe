import { phases, type RunState } from '../state/run-state.ts';
import type { BudgetName } from './budget-state.ts';
import { fitsBudget } from './reserve.ts';

/** How far one limit is used up, in its own unit. */
export interface BudgetUse {
  readonly limit: BudgetName;
  readonly used: number;
  readonly max: number;
}

/** Of the limits that there are. */
export function budgetUse({ budget }: RunState, nowMs: number): readonly BudgetUse[] {
  const { used, max } = budget;
  const all: readonly BudgetUse[] = [
    { limit: 'max_cost_usd', used: used.costNanoUsd / 1e9, max: max.costNanoUsd / 1e9 },
    { limit: 'max_tokens', used: used.tokens, max: max.tokens },
    { limit: 'max_run_seconds', used: nowMs / 1_000, max: max.runMs / 1_000 },
  ];
  return all.filter((one) => one.max < Infinity);
}

/**
 * Whether nothing more may start: a limit is used up, or nothing runs and the next task may take
 * more than is left. Where nothing is left to start, a run may as well come to its end.
 */
export function isBudgetOver(state: RunState, nowMs: number): boolean {
  if (!state.budget.isLimited) return false;
  const isUsedUp = budgetUse(state, nowMs).some(({ used, max }) => used >= max);
  if (!isUsedUp && (state.running.size > 0 || nextFits(state))) return false;
  return hasMoreToStart(state);
}

function nextFits(state: RunState): boolean {
  const { ready, phase } = state;
  while (ready.length > 0 && phase[ready.peek()!] !== phases.ready) ready.pop();
  const next = ready.peek();
  return next === undefined || fitsBudget(state, next);
}

function hasMoreToStart({ phase, size, running }: RunState): boolean {
  for (let task = 0; task < size; task += 1) {
    const at = phase[task]!;
    if (at !== phases.settled && at !== phases.mapping && !running.has(task)) return true;
  }
  return false;
}

function findOver(state: RunState): BudgetUse | undefined {
  return budgetUse(state, state.atMs).find(({ used, max }) => used >= max);
}

/** The flag that lets the run go on; undefined where more than one may be too low. */
export function flagThatHelps(state: RunState): string | undefined {
  const over = findOver(state);
  return over && `--${over.limit.replaceAll('_', '-')}`;
}

/** Why the run stops, in words. */
export function describeBudget(state: RunState): string {
  const over = findOver(state);
  if (over !== undefined) return `${over.limit} ${over.max} is used up (${round(over.used)})`;
  const left = budgetUse(state, state.atMs)
    .filter(({ limit }) => limit !== 'max_run_seconds')
    .map(({ limit, used, max }) => `${round(max - used)} of ${limit} ${max}`);
  return `the next task may take more than is left: ${left.join(', ')}`;
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
