import { addUsd, type RunEvent, type Usage } from '@parallel-dispatcher/schema';

/** Adds up what model calls used over a run, what it did before it was resumed included; null until one was reported. */
export function sumUsage(): { add(event: RunEvent): void; total(): Usage | null } {
  let total: Usage | null = null;
  return {
    add(event) {
      if (event.type !== 'outcome' || event.report.usage === null) return;
      total = total === null ? event.report.usage : plus(total, event.report.usage);
    },
    total: () => total,
  };
}

function plus(left: Usage, right: Usage): Usage {
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
