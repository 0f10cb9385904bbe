import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { reduceInput } from '../src/reduce/reduce-input.ts';

const lines = Array.from({ length: 200 }, (_, at) => `line ${at}`);

describe('reduceInput', () => {
  test('leaves the parts that together make it fail', async () => {
    const needed = ['line 17', 'line 93', 'line 94'];
    const found = await reduceInput(lines, (input) => needed.every((one) => input.includes(one)));
    expect(found).toMatchObject({ input: needed, minimal: true });
    expect(found.trials).toBeLessThan(150);
  });

  test('leaves nothing where even nothing fails', async () => {
    expect(await reduceInput(lines, () => true)).toMatchObject({ input: [], minimal: true });
    expect(await reduceInput([], () => true)).toMatchObject({ input: [], minimal: true });
  });

  test('refuses an input that does not fail', async () => {
    await expect(reduceInput(lines, () => false)).rejects.toThrow('nothing to reduce');
  });

  test('says when trials ran out, with the smallest input so far', async () => {
    const found = await reduceInput(lines, (input) => input.includes('line 5'), { mostTrials: 3 });
    expect(found).toMatchObject({ minimal: false, trials: 3 });
    expect(found.input).toContain('line 5');
    expect(found.input.length).toBeLessThan(lines.length);
  });

  test('stops when it is cancelled', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(reduceInput(lines, () => true, { signal })).rejects.toThrow('enough');
  });

  test('what is left fails, and no part of it can go', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(20), { minLength: 1, maxLength: 30 }),
        fc.array(fc.nat(20), { maxLength: 4 }),
        async (whole, wanted) => {
          const needed = wanted.filter((one) => whole.includes(one));
          const fails = (input: readonly number[]) => needed.every((one) => input.includes(one));
          const { input, minimal } = await reduceInput(whole, fails);
          expect(minimal).toBe(true);
          expect(fails(input)).toBe(true);
          for (const at of input.keys()) expect(fails(input.toSpliced(at, 1))).toBe(false);
        },
      ),
    );
  });
});
