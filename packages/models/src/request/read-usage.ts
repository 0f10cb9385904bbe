import type { LanguageModelV4Usage } from '@ai-sdk/provider';
import type { ModelUsage } from '@parallel-dispatcher/agent';

export const unknownUsage: ModelUsage = {
  inputTokens: null,
  outputTokens: null,
  cacheReadTokens: null,
  cacheWriteTokens: null,
};

/** What the provider counted; what it did not count is null, never 0. */
export function readUsage({ inputTokens, outputTokens }: LanguageModelV4Usage): ModelUsage {
  return {
    inputTokens: countOf(inputTokens.total),
    outputTokens: countOf(outputTokens.total),
    cacheReadTokens: countOf(inputTokens.cacheRead),
    cacheWriteTokens: countOf(inputTokens.cacheWrite),
  };
}

/** A provider may send anything. */
function countOf(value: number | undefined): number | null {
  return value !== undefined && Number.isInteger(value) && value >= 0 ? value : null;
}
