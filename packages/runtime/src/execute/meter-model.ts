import type { HostModel, HostModelAnswer, HostModelCall } from '@parallel-dispatcher/executor';
import { addUsd, errorDetail, unaskedModelCall, type Usage } from '@parallel-dispatcher/schema';
import type { Budget } from '../settings/resolve-budget.ts';

interface MeterOptions {
  readonly budget: Budget;
  /** What the run used before it was resumed. */
  readonly before: Usage | null;
}

/**
 * Refuses model calls once a budget of the run is used up: a task that asks again and again stops
 * there, and is left to a resume. What is in flight by then may go beyond it.
 */
export function meterModel(
  model: HostModel,
  { budget: { maxCostUsd, maxTokens }, before }: MeterOptions,
): HostModel {
  if (maxCostUsd === null && maxTokens === null) return model;
  let costUsd = before?.cost_usd ?? 0;
  let tokens = (before?.input_tokens ?? 0) + (before?.output_tokens ?? 0);
  const findOver = (): string | undefined => {
    if (maxCostUsd !== null && costUsd >= maxCostUsd) {
      return `max_cost_usd ${maxCostUsd} is used up (${costUsd})`;
    }
    return maxTokens !== null && tokens >= maxTokens
      ? `max_tokens ${maxTokens} is used up (${tokens})`
      : undefined;
  };
  return {
    async call(call) {
      const over = findOver();
      if (over !== undefined) return refuse(call, over);
      const answer = await model.call(call);
      const { cost_usd: cost, usage } = answer.record;
      costUsd = addUsd([costUsd, cost ?? 0]) ?? costUsd;
      tokens += (usage.input_tokens ?? 0) + (usage.output_tokens ?? 0);
      return answer;
    },
  };
}

function refuse({ method, request }: HostModelCall, over: string): HostModelAnswer {
  const error = errorDetail({
    code: 'BUDGET_EXHAUSTED',
    message: `The model was not asked: ${over}.`,
    hint: 'Resume the run with a higher limit.',
    retryable: true,
  });
  const record = unaskedModelCall({ method, repair: request.repair, source: 'budget', error });
  return { ok: false, error, errorClass: 'quota', record };
}
