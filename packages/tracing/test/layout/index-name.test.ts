import { describe, expect, test } from '@jest/globals';
import { indexName, isIndexName, latestIndexNames } from '../../src/layout/index-name.ts';

describe('names of indexes', () => {
  test('are in UTC, and numbered from the second of one second on', () => {
    const date = new Date('2025-10-06T23:59:58.999+02:00');
    expect(indexName(date, 1)).toBe('dispatch-20251006_215958.json');
    expect(indexName(date, 2)).toBe('dispatch-20251006_215958-2.json');
  });

  test.each([
    ['dispatch-20251006_120000.json', true],
    ['dispatch-20251006_120000-12.json', true],
    ['dispatch-20251006_120000-0.json', false],
    ['dispatch-notes.json', false],
    ['dispatch-20251006_120000.json.bak', false],
  ])('%s: %s', (name, isIndex) => {
    expect(isIndexName(name)).toBe(isIndex);
  });
});

test('the names of the latest runs come first, the tenth of a second after the second', () => {
  const names = [
    'x.json',
    indexName(startOf(1), 10),
    indexName(startOf(2), 1),
    indexName(startOf(1), 2),
  ];
  expect(latestIndexNames([...names, indexName(startOf(1), 1)])).toEqual([
    'dispatch-20251006_120002.json',
    'dispatch-20251006_120001-10.json',
    'dispatch-20251006_120001-2.json',
    'dispatch-20251006_120001.json',
  ]);
});

function startOf(second: number): Date {
  return new Date(Date.UTC(2025, 9, 6, 12, 0, second));
}
