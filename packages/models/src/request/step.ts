import type { LanguageModelV4Content, LanguageModelV4FinishReason } from '@ai-sdk/provider';
import type { ModelUsage } from '@parallel-dispatcher/agent';

/** What one request came back with, streamed or not. */
export interface Step {
  readonly content: readonly LanguageModelV4Content[];
  /** All texts; for structured output the one that holds it. */
  readonly text: string;
  readonly finish: LanguageModelV4FinishReason;
  readonly usage: ModelUsage;
  readonly warnings: readonly string[];
  /** Of the response, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}
