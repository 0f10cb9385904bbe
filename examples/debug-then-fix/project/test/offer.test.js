import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canSell } from '../src/offer.js';

test('what is not there is not sold', () => {
  assert.equal(canSell([], 1), false);
});
