import { describe, expect, test } from '@jest/globals';
import { errorDetail } from '@parallel-dispatcher/schema';
import { createProblemList } from '../src/problem-list.ts';

/** A list that holds so many problems of each kind. */
function listOf(counts: Readonly<Record<string, number>>) {
  const list = createProblemList();
  for (const [code, count] of Object.entries(counts)) {
    for (let at = 0; at < count; at += 1) {
      list.add(code, () => errorDetail({ code, message: `${code} ${at}` }));
    }
  }
  return list;
}

function countByCode(list: ReturnType<typeof listOf>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of list.report()) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

describe('createProblemList', () => {
  test('lists everything up to a hundred problems', () => {
    expect(countByCode(listOf({ A: 60, B: 40 }))).toEqual({ A: 60, B: 40 });
  });

  test('counts the rest by kind', () => {
    expect(listOf({ A: 150, B: 3 }).report().at(-1)).toMatchObject({
      code: 'MORE_PROBLEMS',
      message: '53 more not listed: 53 A.',
    });
  });

  test('keeps room for a rare kind when another floods the report', () => {
    expect(countByCode(listOf({ A: 1000, B: 7 }))).toEqual({ A: 93, B: 7, MORE_PROBLEMS: 1 });
  });

  test('splits the room when several kinds flood the report', () => {
    expect(countByCode(listOf({ A: 500, B: 200, C: 10 }))).toEqual({
      A: 45,
      B: 45,
      C: 10,
      MORE_PROBLEMS: 1,
    });
  });

  test('makes no text for a problem that could not be listed', () => {
    const list = createProblemList();
    let made = 0;
    for (let at = 0; at < 1000; at += 1) {
      list.add('A', () => {
        made += 1;
        return errorDetail({ code: 'A', message: 'a' });
      });
    }
    expect(made).toBe(100);
  });
});
