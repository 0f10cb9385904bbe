import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rateOf } from '../src/tax.js';

test('a country has its rate', () => {
  assert.equal(rateOf('de'), 0.19);
});
