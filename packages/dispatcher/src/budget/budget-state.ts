import type { RunEventOf, Usage } from '@parallel-dispatcher/schema';
import type { BudgetLimits } from './budget-limits.ts';

/** What a limit counts. */
export interface Amounts {
  /** A billionth of a dollar: whole numbers add up exactly. */
  costNanoUsd: number;
  tokens: number;
}

export type BudgetName = RunEventOf<'budget'>['limit'];

export interface BudgetState {
  /** Whether there is any limit. */
  readonly isLimited: boolean;
  /** Infinite where there is no limit. */
  readonly max: Readonly<Amounts> & { readonly runMs: number };
  readonly warnAt: number;
  readonly used: Amounts;
  /** Of tasks that run: what was reported before their attempt ended. */
  readonly reported: Map<number, Amounts>;
  readonly warned: Set<BudgetName>;
}

const defaultWarnAt = 0.8;

export function budgetState(limits: BudgetLimits = {}): BudgetState {
  const { maxCostUsd, maxTokens, maxRunMs, warnAt = defaultWarnAt } = limits;
  const max = {
    costNanoUsd: maxCostUsd == null ? Infinity : toNanoUsd(maxCostUsd),
    tokens: maxTokens ?? Infinity,
    runMs: maxRunMs ?? Infinity,
  };
  return {
    isLimited: Math.min(max.costNanoUsd, max.tokens, max.runMs) < Infinity,
    max,
    warnAt,
    used: { costNanoUsd: 0, tokens: 0 },
    reported: new Map(),
    warned: new Set(),
  };
}

export function toNanoUsd(usd: number): number {
  return Math.round(usd * 1e9);
}

/** What is not known counts nothing: whoever sets a limit is told before that it cannot be kept. */
export function amountsOf(usage: Usage): Amounts {
  return {
    costNanoUsd: toNanoUsd(usage.cost_usd ?? 0),
    tokens: (usage.input_tokens ?? 0) + (usage.output_tokens ?? 0),
  };
}
