import type { Usage } from '@parallel-dispatcher/schema';

/** `3 calls, 12,400 tokens sent (8,200 from a cache), 950 received`; what was not counted is left out. */
export function usageText({
  model_calls: calls,
  input_tokens: sent,
  cached_input_tokens: cached,
  output_tokens: received,
}: Usage): string {
  const saved = cached === null || cached === 0 ? '' : ` (${count(cached)} from a cache)`;
  return [
    `${count(calls)} ${calls === 1 ? 'call' : 'calls'}`,
    ...(sent === null ? [] : [`${count(sent)} tokens sent${saved}`]),
    ...(received === null ? [] : [`${count(received)} received`]),
  ].join(', ');
}

function count(amount: number): string {
  return amount.toLocaleString('en-US');
}
