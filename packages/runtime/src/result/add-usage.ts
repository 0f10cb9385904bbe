import { addUsd, type Usage } from '@parallel-dispatcher/schema';

/** What two parts of a run used together; null: nothing so far. */
export function addUsage(left: Usage | null, right: Usage): Usage {
  if (left === null) return right;
  return {
    input_tokens: known(left.input_tokens, right.input_tokens),
    output_tokens: known(left.output_tokens, right.output_tokens),
    cached_input_tokens: known(left.cached_input_tokens, right.cached_input_tokens),
    cost_usd: addUsd([left.cost_usd, right.cost_usd]),
    model_calls: left.model_calls + right.model_calls,
  };
}

/** A sum with an unknown part is unknown. */
function known(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left + right;
}
