import type { Usage } from '@parallel-dispatcher/schema';
import type { RunState } from '../state/run-state.ts';
import { amountsOf } from './budget-state.ts';

/** A task reports what it used since its last report. */
export function recordUse({ budget }: RunState, task: number, usage: Usage): void {
  const { costNanoUsd, tokens } = amountsOf(usage);
  const before = budget.reported.get(task) ?? { costNanoUsd: 0, tokens: 0 };
  budget.reported.set(task, {
    costNanoUsd: before.costNanoUsd + costNanoUsd,
    tokens: before.tokens + tokens,
  });
  budget.used.costNanoUsd += costNanoUsd;
  budget.used.tokens += tokens;
}

/** An attempt ended: all that it used, of which some may have been reported before. */
export function recordAttemptUse({ budget }: RunState, task: number, usage: Usage | null): void {
  const before = budget.reported.get(task);
  budget.reported.delete(task);
  if (usage === null) return;
  const { costNanoUsd, tokens } = amountsOf(usage);
  budget.used.costNanoUsd += Math.max(0, costNanoUsd - (before?.costNanoUsd ?? 0));
  budget.used.tokens += Math.max(0, tokens - (before?.tokens ?? 0));
}
