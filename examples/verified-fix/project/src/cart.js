import { rateOf } from './tax.js';

export function subtotal(items) {
  let sum = 0;
  for (let i = 0; i <= items.length; i++) {
    sum += items[i]?.price ?? NaN;
  }
  return sum;
}

export function total(items, country) {
  return subtotal(items) * (1 + rateOf(country));
}
