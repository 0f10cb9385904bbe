import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jsonText } from '../../src/render/json-text.ts';
import { steeringCharacters } from './steering-characters.ts';

test('is the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('indented', 'line'), (value, layout) => {
      expect(JSON.stringify(JSON.parse(jsonText(value, layout)))).toBe(JSON.stringify(value));
    }),
    { numRuns: 300 },
  );
});

test('holds nothing that a terminal acts on', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(jsonText({ text }, 'line')).not.toMatch(steeringCharacters);
    }),
    { numRuns: 300 },
  );
});

test('a line has no line break', () => {
  expect(jsonText({ text: 'a\nb\u2028c' }, 'line')).toBe(String.raw`{"text":"a\nb\u2028c"}`);
});
