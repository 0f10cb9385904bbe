import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cartTotal } from '../src/cart.ts';

test('adds up the lines of a cart', () => {
  const lines = [
    { sku: 'TEA-01', quantity: 2 },
    { sku: 'MUG-02', quantity: 1 },
  ];
  assert.equal(cartTotal(lines), 2190);
});

test('ignores a product that left the catalogue', () => {
  assert.equal(cartTotal([{ sku: 'GONE-99', quantity: 1 }]), 0);
});
