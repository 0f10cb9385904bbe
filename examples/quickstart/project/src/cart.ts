import { findProduct } from './catalog.ts';

export interface CartLine {
  readonly sku: string;
  readonly quantity: number;
}

export function lineTotal(line: CartLine): number {
  const product = findProduct(line.sku);
  return product.priceInCents * line.quantity;
}

export function cartTotal(lines: readonly CartLine[]): number {
  return lines.reduce((total, line) => total + lineTotal(line), 0);
}
