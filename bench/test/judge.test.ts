import { describe, expect, test } from '@jest/globals';
import type { Figure } from '../harness/figure.ts';
import { judge } from '../harness/judge.ts';

const figure: Figure = { id: 'a.b', what: 'a', value: 10, unit: 'ms', goal: null, note: '' };

describe('judge', () => {
  test('takes a limit itself as met', () => {
    expect(judge({ ...figure, goal: { is: 'at most', value: 10 } })).toBe('met');
    expect(judge({ ...figure, goal: { is: 'at least', value: 10 } })).toBe('met');
  });

  test('tells what is beyond the limit, to either side', () => {
    expect(judge({ ...figure, goal: { is: 'at most', value: 9.9 } })).toBe('missed');
    expect(judge({ ...figure, goal: { is: 'at least', value: 10.1 } })).toBe('missed');
  });

  test('does not judge what was not measured, nor what has no goal', () => {
    const goal = { is: 'at most', value: 9 } as const;
    expect(judge({ ...figure, value: null, goal })).toBe('not measured');
    expect(judge(figure)).toBe('no goal');
  });
});
