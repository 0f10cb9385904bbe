import type { KnownPrice, ModelPrices } from '@parallel-dispatcher/schema';

/** What a model costs, or why that is not known. */
export type FoundPrice =
  | { readonly ok: true; readonly price: KnownPrice }
  | { readonly ok: false; readonly reason: string };

/** Of a model as `provider:id`: its own price, else that of all others of its provider. */
export function findPrice(prices: ModelPrices, model: string): FoundPrice {
  const provider = model.slice(0, model.indexOf(':'));
  const key = [model, `${provider}:*`].find((name) => Object.hasOwn(prices, name));
  const price = key === undefined ? undefined : prices[key];
  if (price === undefined) return { ok: false, reason: `\`prices\` has no ${model}` };
  return 'unknown' in price ? { ok: false, reason: price.unknown } : { ok: true, price };
}
