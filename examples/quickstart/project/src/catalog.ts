export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly priceInCents: number;
}

const products = new Map<string, Product>([
  ['TEA-01', { sku: 'TEA-01', name: 'Green tea', priceInCents: 450 }],
  ['MUG-02', { sku: 'MUG-02', name: 'Mug', priceInCents: 1290 }],
]);

export function findProduct(sku: string): Product {
  return products.get(sku)!;
}
