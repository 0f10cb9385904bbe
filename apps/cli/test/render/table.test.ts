import { expect, test } from '@jest/globals';
import { table } from '../../src/render/table.ts';

test('aligns the columns', () => {
  const rows = [
    ['a', 'coder', 'x'],
    ['longer', 'debug', 'y'],
  ];
  expect(table(rows, { width: 40 })).toEqual(['  a       coder  x', '  longer  debug  y']);
});

test('cuts the last column at the width', () => {
  expect(table([['id', 'w'.repeat(100)]], { width: 30 })[0]).toHaveLength(30);
});

test('leaves no space at the end of a line', () => {
  expect(table([['id', '']], { width: 30 })).toEqual(['  id']);
});
