import { errorDetail, type ErrorDetail, type Usage } from '@parallel-dispatcher/schema';
import type { Budget } from '../settings/resolve-budget.ts';

/** A limit of money cannot be kept to the cent where a provider did not count what it may charge. */
export function warnOfUnknownCost(
  { maxCostUsd }: Pick<Budget, 'maxCostUsd'>,
  usage: Usage | null,
): readonly ErrorDetail[] {
  if (maxCostUsd === null || usage === null || usage.cost_usd !== null) return [];
  return [
    errorDetail({
      code: 'COST_UNKNOWN',
      message: `What some model calls cost is not known; against max_cost_usd ${maxCostUsd} each attempt with one counted as the dearest of its agent in this run.`,
      hint: 'See `model_calls` in the traces: requests that were given up have no count. The bill of the provider has them.',
    }),
  ];
}
