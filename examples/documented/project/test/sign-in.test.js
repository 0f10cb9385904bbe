import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signIn } from '../src/sign-in.js';

const users = [{ email: 'ada@example.com', password: 'lovelace' }];

test('who is known gets in', () => {
  assert.equal(signIn(users, { email: 'ada@example.com', password: 'lovelace' }), true);
});

test('who is not known is refused', () => {
  assert.equal(signIn(users, { email: 'bob@example.com', password: 'lovelace' }), false);
});
