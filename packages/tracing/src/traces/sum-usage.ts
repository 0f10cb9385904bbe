import { addUsd, type Usage } from '@parallel-dispatcher/schema';

/** Adds up what attempts used. What one of them did not measure is not known for the whole. */
export function sumUsage(usages: readonly (Usage | null)[]): Usage | null {
  const measured = usages.filter((usage) => usage !== null);
  if (measured.length === 0) return null;
  return measured.reduce((sum, usage) => ({
    input_tokens: add(sum.input_tokens, usage.input_tokens),
    output_tokens: add(sum.output_tokens, usage.output_tokens),
    cached_input_tokens: add(sum.cached_input_tokens, usage.cached_input_tokens),
    cost_usd: addUsd([sum.cost_usd, usage.cost_usd]),
    model_calls: sum.model_calls + usage.model_calls,
  }));
}

function add(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}
