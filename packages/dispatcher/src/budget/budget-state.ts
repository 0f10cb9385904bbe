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
  /** By agent kind: the most that an attempt used in this run. */
  readonly most: Map<number, Amounts>;
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
    most: new Map(),
    warned: new Set(),
  };
}

export function toNanoUsd(usd: number): number {
  return Math.round(usd * 1e9);
}

/** What is not known counts as `unknown`: by default nothing. */
export function amountsOf(usage: Usage, unknown: Readonly<Amounts> = nothing): Amounts {
  const { cost_usd: costUsd, input_tokens: input, output_tokens: output } = usage;
  return {
    costNanoUsd: costUsd === null ? unknown.costNanoUsd : toNanoUsd(costUsd),
    tokens: input === null || output === null ? unknown.tokens : input + output,
  };
}

export const nothing: Readonly<Amounts> = { costNanoUsd: 0, tokens: 0 };

/** The larger of each. */
export function mostOf(left: Readonly<Amounts>, right: Readonly<Amounts>): Amounts {
  return {
    costNanoUsd: Math.max(left.costNanoUsd, right.costNanoUsd),
    tokens: Math.max(left.tokens, right.tokens),
  };
}
