import { addUsd, type ModelCall, type Usage } from '@parallel-dispatcher/schema';

/** What model calls used together; null without any. A sum with an unknown part is unknown. */
export function usageOf(calls: readonly ModelCall[]): Usage | null {
  if (calls.length === 0) return null;
  return {
    input_tokens: sum(calls.map(({ usage }) => usage.input_tokens)),
    output_tokens: sum(calls.map(({ usage }) => usage.output_tokens)),
    cached_input_tokens: sum(calls.map(({ usage }) => usage.cache_read_tokens)),
    cost_usd: addUsd(calls.map((call) => call.cost_usd)),
    model_calls: calls.length,
  };
}

function sum(values: readonly (number | null)[]): number | null {
  return values.reduce(
    (total, value) => (total === null || value === null ? null : total + value),
    0,
  );
}
