import type { ModelAnswer, ModelCost, ModelUsage } from './model-answer.ts';

/** Two calls as one: the second's answer, and what both took. */
export function joinAnswers(first: ModelAnswer, second: ModelAnswer): ModelAnswer {
  return {
    ...second,
    usage: addUsage(first.usage, second.usage),
    cost: addCost(first.cost, second.cost),
    attempts: [...first.attempts, ...second.attempts],
  };
}

function addUsage(left: ModelUsage, right: ModelUsage): ModelUsage {
  return {
    inputTokens: sum(left.inputTokens, right.inputTokens),
    outputTokens: sum(left.outputTokens, right.outputTokens),
    cacheReadTokens: sum(left.cacheReadTokens, right.cacheReadTokens),
    cacheWriteTokens: sum(left.cacheWriteTokens, right.cacheWriteTokens),
  };
}

function addCost(left: ModelCost, right: ModelCost): ModelCost {
  return { usd: sum(left.usd, right.usd), reason: left.reason ?? right.reason };
}

/** With an unknown part, the whole is unknown. */
function sum(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left + right;
}
