import assert from 'node:assert/strict';
import { test } from 'node:test';
import { total } from '../src/cart.js';

test('the total of a cart is its prices and the tax', () => {
  assert.equal(total([{ price: 10 }, { price: 20 }], 'us'), 30);
});
