import { available } from './stock.js';

export function canSell(items, wanted) {
  return available(items) >= wanted;
}
