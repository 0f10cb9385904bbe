import type { Usage } from '@parallel-dispatcher/schema';
import { planTask } from '../state/plan-task.ts';
import type { RunState } from '../state/run-state.ts';
import { amountsOf, mostOf, nothing, type Amounts } from './budget-state.ts';

/** A task reports what it used since its last report. */
export function recordUse({ budget }: RunState, task: number, usage: Usage): void {
  const more = amountsOf(usage);
  budget.reported.set(task, sum(budget.reported.get(task) ?? nothing, more));
  Object.assign(budget.used, sum(budget.used, more));
}

/**
 * An attempt ended: all that it used, of which some may have been reported before. What is not known
 * counts as the most that an attempt of its agent used in this run.
 */
export function recordAttemptUse(state: RunState, task: number, usage: Usage | null): void {
  const { reported, most, used } = state.budget;
  const before = reported.get(task) ?? nothing;
  reported.delete(task);
  if (usage === null) return;
  const kind = state.tasks.kind[planTask(state, task)]!;
  const mostBefore = most.get(kind) ?? nothing;
  const all = amountsOf(usage, mostOf(before, mostBefore));
  most.set(kind, mostOf(mostBefore, all));
  used.costNanoUsd += all.costNanoUsd - before.costNanoUsd;
  used.tokens += all.tokens - before.tokens;
}

function sum(left: Readonly<Amounts>, right: Readonly<Amounts>): Amounts {
  return {
    costNanoUsd: left.costNanoUsd + right.costNanoUsd,
    tokens: left.tokens + right.tokens,
  };
}
