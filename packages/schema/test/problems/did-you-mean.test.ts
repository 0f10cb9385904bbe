import { expect, test } from '@jest/globals';
import { parsePlan } from '../../src/parse/parse-plan.ts';
import { didYouMean } from '../../src/problems/did-you-mean.ts';

test('names what was meant', () => {
  expect(didYouMean('codr', 'coder')).toBe('Did you mean "coder"?');
});

test('tells how a look-alike is written', () => {
  expect(didYouMean('\u0441oder', 'coder')).toBe(
    'Did you mean "coder"? It looks like what is written, "\\u{441}oder".',
  );
});

test('reaches the fields of a plan', () => {
  const parsed = parsePlan(JSON.stringify({ tasks: [{ task_id: 'a', '\u0430gent': 'coder' }] }));
  expect(parsed).toMatchObject({
    ok: false,
    errors: [
      {
        code: 'UNKNOWN_FIELD',
        hint: 'Did you mean "agent"? It looks like what is written, "\\u{430}gent".',
      },
    ],
  });
});
