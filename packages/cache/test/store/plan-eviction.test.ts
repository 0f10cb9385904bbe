import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { planEviction, type HeldAnswer } from '../../src/store/plan-eviction.ts';

const limits = { nowMs: 1000, maxAgeMs: 500, maxBytes: 100, otherBytes: 0 };

function held(key: string, given: Partial<HeldAnswer> = {}): HeldAnswer {
  return { key, createdAtMs: 900, usedAtMs: 900, bytes: 10, blobs: [], ...given };
}

describe('what goes', () => {
  test('nothing while all is young and fits', () => {
    expect(planEviction([held('a'), held('b')], limits)).toEqual(new Set());
    expect(planEviction([held('a', { createdAtMs: 500, bytes: 100 })], limits)).toEqual(new Set());
  });

  test('the too old, however small', () => {
    expect(planEviction([held('a', { createdAtMs: 499 }), held('b')], limits)).toEqual(
      new Set('a'),
    );
  });

  test('the least recently used first, until there is some room', () => {
    const answers = ['c', 'a', 'b'].map((key, at) => held(key, { usedAtMs: at, bytes: 40 }));
    expect(planEviction(answers, limits)).toEqual(new Set(['c']));
    expect(planEviction(answers, { ...limits, otherBytes: 30 })).toEqual(new Set(['c', 'a']));
  });

  test('shared bytes count once and go with the last answer that has them', () => {
    const blobs = [['x', 80]] as const;
    const answers = ['a', 'b', 'c'].map((key, at) => held(key, { usedAtMs: at, blobs, bytes: 5 }));
    expect(planEviction(answers, limits)).toEqual(new Set());
    expect(planEviction(answers, { ...limits, otherBytes: 6 })).toEqual(new Set(['a', 'b', 'c']));
  });

  test('as much as is needed, in the order of use, and never more than one too many', () => {
    const answer = fc.record({
      createdAtMs: fc.nat(1000),
      usedAtMs: fc.nat(1000),
      bytes: fc.nat(50),
      blobs: fc.array(fc.tuple(fc.constantFrom('x', 'y', 'z'), fc.constant(20)), { maxLength: 3 }),
    });
    const size = (answers: readonly HeldAnswer[]) => {
      const shared = new Map(answers.flatMap(({ blobs }) => blobs));
      const own = answers.reduce((sum, { bytes }) => sum + bytes, 0);
      return [...shared.values()].reduce((sum, bytes) => sum + bytes, own);
    };
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 12 }), (drawn) => {
        const answers = drawn.map((facts, at): HeldAnswer => {
          return { ...facts, blobs: [...new Map(facts.blobs)], key: `${at}` };
        });
        const gone = planEviction(answers, limits);
        const kept = answers.filter(({ key }) => !gone.has(key));
        const pressed = answers.filter(
          ({ key, createdAtMs }) => gone.has(key) && createdAtMs >= 500,
        );
        expect(kept.every(({ createdAtMs }) => createdAtMs >= 500)).toBe(true);
        expect(size(kept)).toBeLessThanOrEqual(100);
        const lastPressed = Math.max(-1, ...pressed.map(({ usedAtMs }) => usedAtMs));
        expect(kept.every(({ usedAtMs }) => usedAtMs >= lastPressed)).toBe(true);
        const last = pressed
          .toSorted((a, b) => a.usedAtMs - b.usedAtMs || Number(a.key) - Number(b.key))
          .at(-1);
        if (last !== undefined) expect(size([...kept, last])).toBeGreaterThan(90);
      }),
      { numRuns: 500 },
    );
  });
});
