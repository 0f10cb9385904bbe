import type { ModelCost, ModelUsage } from '@parallel-dispatcher/agent';
import type { KnownPrice } from '@parallel-dispatcher/schema';

/** A price of $1 for a million tokens is a million of these for one: whole for six decimals. */
const picoUsdPerTokenAt1Usd = 1e6;
const picosPerNano = 1_000n;

/**
 * What the tokens of a request cost, to a billionth of a dollar, in whole numbers all the way.
 * Unknown where a count or a price is that it needs.
 */
export function costOf(
  { inputTokens, outputTokens, ...cache }: ModelUsage,
  price: KnownPrice,
): ModelCost {
  if (inputTokens === null || outputTokens === null) {
    return unknown('the provider did not count the tokens');
  }
  const cacheReadTokens = cache.cacheReadTokens ?? 0;
  const cacheWriteTokens = cache.cacheWriteTokens ?? 0;
  const parts = [
    { tokens: Math.max(0, inputTokens - cacheReadTokens - cacheWriteTokens), usd: price.input },
    { tokens: outputTokens, usd: price.output },
    { tokens: cacheReadTokens, usd: price.cache_read, name: 'cache_read' },
    { tokens: cacheWriteTokens, usd: price.cache_write, name: 'cache_write' },
  ];
  let picos = 0n;
  for (const { tokens, usd, name } of parts) {
    if (tokens === 0) continue;
    if (usd === undefined) return unknown(`its price has no ${name}`);
    picos += BigInt(tokens) * BigInt(Math.round(usd * picoUsdPerTokenAt1Usd));
  }
  return { usd: Number((picos + picosPerNano / 2n) / picosPerNano) / 1e9, reason: null };
}

function unknown(reason: string): ModelCost {
  return { usd: null, reason };
}
