import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { suggest } from '../../src/problems/suggest.ts';

const agents = ['coder', 'debug', 'researcher'];

describe('suggest', () => {
  test.each([
    ['codr', 'coder'],
    ['cdoer', 'coder'],
    ['Coder', 'coder'],
    ['debgu', 'debug'],
    ['debugger', 'debug'],
    ['research', 'researcher'],
    ['planner', undefined],
    ['', undefined],
    ['d', undefined],
  ])('%s means %s', (word, meant) => {
    expect(suggest(word, agents)).toBe(meant);
  });

  test('takes the nearest of several', () => {
    expect(suggest('build-apj', ['build-web', 'build-api', 'build-app'])).toBe('build-api');
  });

  test('does not guess between several that begin alike', () => {
    expect(suggest('build', ['build-frontend', 'build-backend'])).toBeUndefined();
  });

  test('finds every word that is written with other case or separators', () => {
    const word = fc.stringMatching(/^[a-z]{2,8}(_[a-z]{2,8}){0,2}$/);
    fc.assert(
      fc.property(word, fc.array(word), (meant, others) => {
        const camel = meant.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
        const same = others.filter(
          (other) => other.replaceAll('_', '') !== meant.replaceAll('_', ''),
        );
        expect(suggest(camel, [...same, meant])).toBe(meant);
      }),
    );
  });

  test('answers with a candidate or nothing, whatever the word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (word, candidates) => {
        expect([...candidates, undefined]).toContain(suggest(word, candidates));
      }),
    );
  });

  test('does not compare words too long to be a typo', () => {
    expect(suggest('a'.repeat(1_000_000), ['a'.repeat(999_999)])).toBeUndefined();
  });
});
