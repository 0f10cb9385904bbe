import { expect, test } from '@jest/globals';
import { snakeCase } from '../../src/render/snake-case.ts';

test('renames fields at every depth, and no values', () => {
  const facts = { maxBytes: 1, oldestAt: null, before: { createdAt: 'atNoon' }, list: [{ aB: 2 }] };
  expect(snakeCase(facts)).toEqual({
    max_bytes: 1,
    oldest_at: null,
    before: { created_at: 'atNoon' },
    list: [{ a_b: 2 }],
  });
});
