import type { Usage } from '@parallel-dispatcher/schema';
import type { Budget } from '../settings/resolve-budget.ts';

interface Used {
  readonly usage: Usage | null;
  readonly totalTimeMs: number;
}

interface Limit {
  readonly flag: string;
  readonly max: number;
  readonly used: number;
}

/**
 * Flags with which a run can go on that a budget stopped: twice of each limit that was reached; where
 * none was, and the next task had no room, of all that tasks use.
 */
export function higherLimits(budget: Budget, { usage, totalTimeMs }: Used): readonly string[] {
  const time = [
    { flag: '--max-run-seconds', max: budget.maxRunSeconds, used: totalTimeMs / 1000 },
  ].filter(isLimit);
  const uses = [
    { flag: '--max-cost-usd', max: budget.maxCostUsd, used: usage?.cost_usd ?? 0 },
    { flag: '--max-tokens', max: budget.maxTokens, used: tokensOf(usage) },
  ].filter(isLimit);
  const reached = [...time, ...uses].filter(({ used, max }) => used >= max);
  const raised = reached.length > 0 ? reached : uses;
  return raised.flatMap(({ flag, max, used }) => [flag, doubled(flag, Math.max(max, used))]);
}

function isLimit(limit: { readonly max: number | null }): limit is Limit {
  return limit.max !== null;
}

function tokensOf(usage: Usage | null): number {
  return (usage?.input_tokens ?? 0) + (usage?.output_tokens ?? 0);
}

/** Dollars to a hundredth of a cent, the rest in whole numbers. */
function doubled(flag: string, amount: number): string {
  const unit = flag === '--max-cost-usd' ? 10_000 : 1;
  return String(Math.ceil(2 * amount * unit) / unit);
}
