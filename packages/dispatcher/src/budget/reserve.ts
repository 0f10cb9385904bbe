import { planTask } from '../state/plan-task.ts';
import type { RunState } from '../state/run-state.ts';
import { toNanoUsd, type Amounts } from './budget-state.ts';

/**
 * Whether a task may start: what is used, what those that run are expected to use yet, and what it
 * is expected to use itself stay within the limits. Without an expectation it starts while anything
 * is left.
 */
export function fitsBudget(state: RunState, task: number): boolean {
  const { used, max } = state.budget;
  if (max.costNanoUsd === Infinity && max.tokens === Infinity) return true;
  const reserved = { costNanoUsd: 0, tokens: 0 };
  for (const running of state.running) add(reserved, stillExpected(state, running));
  const own = expected(state, planTask(state, task));
  return (
    used.costNanoUsd + reserved.costNanoUsd + own.costNanoUsd <= max.costNanoUsd &&
    used.tokens + reserved.tokens + own.tokens <= max.tokens
  );
}

function expected({ tasks }: RunState, task: number): Amounts {
  const use = tasks.expectedUse?.[task];
  if (use === undefined) return { costNanoUsd: 0, tokens: 0 };
  return { costNanoUsd: toNanoUsd(use.costUsd), tokens: use.tokens };
}

function stillExpected(state: RunState, task: number): Amounts {
  const all = expected(state, planTask(state, task));
  const reported = state.budget.reported.get(task);
  if (reported === undefined) return all;
  return {
    costNanoUsd: Math.max(0, all.costNanoUsd - reported.costNanoUsd),
    tokens: Math.max(0, all.tokens - reported.tokens),
  };
}

function add(sum: Amounts, more: Amounts): void {
  sum.costNanoUsd += more.costNanoUsd;
  sum.tokens += more.tokens;
}
