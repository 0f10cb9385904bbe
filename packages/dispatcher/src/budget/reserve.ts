import { planTask } from '../state/plan-task.ts';
import type { RunState } from '../state/run-state.ts';
import { nothing, toNanoUsd, type Amounts } from './budget-state.ts';

/**
 * Whether a task may start: what is used, what those that run are expected to use yet, and what it
 * is expected to use itself stay within the limits. Without an expectation it is taken to use the
 * most that an attempt of its agent used in this run: that makes it wait for those that run, but
 * does not keep it from starting alone while anything is left.
 */
export function fitsBudget(state: RunState, task: number): boolean {
  const { used, max } = state.budget;
  if (max.costNanoUsd === Infinity && max.tokens === Infinity) return true;
  const isAlone = state.running.size === 0;
  const own = expected(state, task) ?? (isAlone ? nothing : seen(state, task));
  const reserved = { ...own };
  for (const running of state.running) add(reserved, stillExpected(state, running));
  return (
    used.costNanoUsd + reserved.costNanoUsd <= max.costNanoUsd &&
    used.tokens + reserved.tokens <= max.tokens
  );
}

function expected(state: RunState, task: number): Amounts | undefined {
  const use = state.tasks.expectedUse?.[planTask(state, task)];
  return use && { costNanoUsd: toNanoUsd(use.costUsd), tokens: use.tokens };
}

function seen(state: RunState, task: number): Readonly<Amounts> {
  return state.budget.most.get(state.tasks.kind[planTask(state, task)]!) ?? nothing;
}

function stillExpected(state: RunState, task: number): Readonly<Amounts> {
  const all = expected(state, task) ?? seen(state, task);
  const reported = state.budget.reported.get(task) ?? nothing;
  return {
    costNanoUsd: Math.max(0, all.costNanoUsd - reported.costNanoUsd),
    tokens: Math.max(0, all.tokens - reported.tokens),
  };
}

function add(sum: Amounts, more: Readonly<Amounts>): void {
  sum.costNanoUsd += more.costNanoUsd;
  sum.tokens += more.tokens;
}
