import { addUsd, type RunEvent, type Usage } from '@parallel-dispatcher/schema';

/** What model calls of a run used. */
interface UsageSum {
  add(event: RunEvent): void;
  /** Null until one was reported. */
  total(): Usage | null;
  /** Of all attempts of one task. */
  of(task: string): Usage | null;
}

/** Adds up what attempts report, those before the run was resumed included. */
export function sumUsage(): UsageSum {
  let total: Usage | null = null;
  const tasks = new Map<string, Usage>();
  return {
    add(event) {
      if (event.type !== 'outcome' || event.report.usage === null) return;
      const { task, usage } = event.report;
      total = plus(total, usage);
      tasks.set(task, plus(tasks.get(task) ?? null, usage));
    },
    total: () => total,
    of: (task) => tasks.get(task) ?? null,
  };
}

function plus(left: Usage | null, right: Usage): Usage {
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
