import { expect, test } from '@jest/globals';
import { markdownTable } from '../harness/markdown-table.ts';

test('shows a row for each figure, whatever its texts hold', () => {
  const common = { suite: 's', id: 'i', unit: 'µs a task' } as const;
  const table = markdownTable({
    figures: [
      {
        ...common,
        what: 'a | b',
        value: 12_345.6,
        goal: { is: 'at most', value: 20_000 },
        verdict: 'met',
        note: 'two\nlines',
      },
      { ...common, what: 'c', value: null, goal: null, verdict: 'not measured', note: 'why' },
    ],
  });
  expect(table.split('\n')).toStrictEqual([
    '| what | measured | goal | verdict | made of |',
    '| --- | --- | --- | --- | --- |',
    String.raw`| a \| b | 12,346 µs a task | ≤ 20,000 | met | two lines |`,
    '| c | – |  | not measured | why |',
  ]);
});
