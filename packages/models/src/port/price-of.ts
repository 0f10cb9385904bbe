import type { ModelUsage } from '@parallel-dispatcher/agent';
import type { ConfiguredModel } from '../config/model-config.ts';

/** What the tokens of a request cost. */
export type PriceOf = (
  model: ConfiguredModel,
  usage: ModelUsage,
) => { readonly usd: number | null; readonly reason: string | null };
