import { expect, test } from '@jest/globals';
import { findMisplacedItems } from '../../src/references/find-misplaced-items.ts';

const at = 'tasks[0].input_data';

test('tells texts that are only an item, and doubts longer ones', () => {
  const input = { a: '${item.path}', b: ['for ${item} in x', '${index}'], c: '$${item} ${items}' };
  const { errors, warnings } = findMisplacedItems(input, at);
  const codeAndPath = (list: typeof errors) => list.map(({ code, path }) => [code, path]);
  expect(codeAndPath(errors)).toStrictEqual([
    ['ITEM_OUTSIDE_MAP', `${at}.a`],
    ['ITEM_OUTSIDE_MAP', `${at}.b[1]`],
  ]);
  expect(codeAndPath(warnings)).toStrictEqual([['ITEM_OUTSIDE_MAP', `${at}.b[0]`]]);
});

test('leaves what only looks like one to its program', () => {
  const { errors, warnings } = findMisplacedItems(['${item:-x}', '${item.}', '${HOME}'], at);
  expect([...errors, ...warnings]).toStrictEqual([]);
});
