import type { ModelCost } from '@parallel-dispatcher/agent';

/** Costs are whole billionths of a dollar, and so is their sum. */
const nanosPerUsd = 1e9;

/** With an unknown part, the whole is unknown, for the reason of the first. */
export function addCosts(left: ModelCost, right: ModelCost): ModelCost {
  const reason = left.reason ?? right.reason;
  if (left.usd === null || right.usd === null) return { usd: null, reason };
  return { usd: Math.round((left.usd + right.usd) * nanosPerUsd) / nanosPerUsd, reason };
}
