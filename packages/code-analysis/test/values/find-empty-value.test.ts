import { expect, test } from '@jest/globals';
import { findEmptyValue } from '../../src/values/find-empty-value.ts';

test.each([
  ['a.ts', 'f(order.customer.name);', null, ['order.customer']],
  ['a.ts', 'f(a.name, b.name);', null, ['a', 'b']],
  ['a.ts', 'f(a.name, b.name);', 13, ['b']],
  ['a.ts', "f(a['name']);", null, ['a']],
  ['a.ts', 'f(find(1).name);', null, ['find(1)']],
  ['a.ts', 'f(a?.name);', null, []],
  ['a.ts', 'f(a.title);', null, []],
  ['a.py', 'f(order.customer.name)', null, ['order.customer']],
  ['a.py', 'f(find(1).name, xs[0].name)', null, ['find(1)', 'xs[0]']],
  ['a.py', 'f(a.names)', null, []],
  ['a.rb', 'a.name', null, []],
])('%s: %s at column %p', async (file, text, column, expected) => {
  const access = { line: 1, column, property: 'name' };
  expect(await findEmptyValue({ file, text }, access)).toEqual(expected);
});
