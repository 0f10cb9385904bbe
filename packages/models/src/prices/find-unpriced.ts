import { errorDetail, type ErrorDetail, type ModelPrices } from '@parallel-dispatcher/schema';
import { findModel } from '../config/find-model.ts';
import type { ModelConfig } from '../config/model-config.ts';
import { showModel } from '../config/read-model-address.ts';
import { findPrice } from './find-price.ts';

/** Models that a run may ask and of which nobody knows what they cost: no limit can be kept then. */
export function findUnpriced(config: ModelConfig, prices: ModelPrices): readonly ErrorDetail[] {
  const names = [...Object.keys(config.models), ...(config.model === null ? [] : [config.model])];
  const models = new Set(
    names.flatMap((name) => {
      const found = findModel(name, config);
      return found.ok ? [showModel(found.value.address)] : [];
    }),
  );
  return [...models].flatMap((model) => {
    const found = findPrice(prices, model);
    return found.ok ? [] : [priceUnknown(model, found.reason)];
  });
}

function priceUnknown(model: string, reason: string): ErrorDetail {
  return errorDetail({
    code: 'PRICE_UNKNOWN',
    message: `max_cost_usd is set, and nobody knows what ${model} costs: ${reason}.`,
    path: 'config.max_cost_usd',
    hint: `Add "${model}": { "as_of": "2026-01-31", "input": 3, "output": 15 } to \`prices\` in the config (USD for a million tokens), or set max_tokens instead.`,
  });
}
