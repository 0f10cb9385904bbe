import type { ModelPrices } from '@parallel-dispatcher/schema';
import { showModel } from '../config/read-model-address.ts';
import type { PriceOf } from '../port/price-of.ts';
import { costOf } from './cost-of.ts';
import { findPrice } from './find-price.ts';

/** Costs by the price table of a config. */
export function createPriceOf(prices: ModelPrices): PriceOf {
  return ({ address }, usage) => {
    const found = findPrice(prices, showModel(address));
    return found.ok ? costOf(usage, found.price) : { usd: null, reason: found.reason };
  };
}
