import assert from 'node:assert/strict';
import { test } from 'node:test';
import { available } from '../src/stock.js';

test('what somebody has a claim to is not available', () => {
  const items = [
    { name: 'lamp', inStock: 5 },
    { name: 'chair', inStock: 4 },
  ];
  assert.equal(available(items), 6);
});
