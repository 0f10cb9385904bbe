import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  enclosingFunction,
  enclosingNamedFunction,
} from '../../src/functions/enclosing-function.ts';
import { listFunctions } from '../../src/functions/list-functions.ts';

const typescript = `export async function load(id: number): Promise<string> {
  if (id < 0 || id > 9) {
    for (const a of [1]) {
      if (a) return 'x';
    }
  } else if (id === 3) {
    return id ? 'a' : 'b';
  }
  return ['a'].map((one) => one).join();
}

class Cart {
  constructor(readonly items: string[]) {}
  get size(): number { return this.items.length; }
  total = (): number => 1;
}
`;

const python = `import os


class Cart:
    """def not_a_function(): pass"""

    def total(self, names, *, tax=1):
        for name in names:
            if name and tax:
                return 1
        return 0

    async def load(self):
        def inner():
            return 2

        return inner()


def last(): return 1
`;

test('lists the functions of TypeScript with names, lines and metrics', async () => {
  const found = (await listFunctions({ file: 'a.ts', text: typescript })) ?? [];
  expect(found.map(({ name, startLine, endLine }) => [name, startLine, endLine])).toEqual([
    ['load', 1, 10],
    ['load.<anonymous>', 9, 9],
    ['Cart.constructor', 13, 13],
    ['Cart.size', 14, 14],
    ['Cart.total', 15, 15],
  ]);
  expect(found[0]).toMatchObject({
    async: true,
    metrics: { cyclomaticComplexity: 7, nestingDepth: 3, parameters: 1, lines: 10 },
  });
});

test('lists the functions of Python by indentation', async () => {
  const found = (await listFunctions({ file: 'a.py', text: python })) ?? [];
  expect(found.map(({ name, startLine, endLine }) => [name, startLine, endLine])).toEqual([
    ['Cart.total', 7, 11],
    ['Cart.load', 13, 17],
    ['Cart.load.inner', 14, 15],
    ['last', 20, 20],
  ]);
  expect(found[0]?.metrics).toEqual({
    cyclomaticComplexity: 4,
    nestingDepth: 2,
    parameters: 2,
    lines: 5,
  });
});

test('is null for a language that is not analysed', async () => {
  expect(await listFunctions({ file: 'a.rb', text: 'def a; end' })).toBeNull();
});

describe('the function around a line', () => {
  test('is the innermost one', async () => {
    const found = (await listFunctions({ file: 'a.py', text: python })) ?? [];
    expect(enclosingFunction(found, 15)?.name).toBe('Cart.load.inner');
    expect(enclosingFunction(found, 17)?.name).toBe('Cart.load');
    expect(enclosingFunction(found, 1)).toBeNull();
  });

  test('is the named one around a callback', async () => {
    const found = (await listFunctions({ file: 'a.ts', text: typescript })) ?? [];
    expect(enclosingNamedFunction(found, 9)?.name).toBe('load');
  });
});

test('takes any text', async () => {
  const files = fc.constantFrom('a.ts', 'a.tsx', 'a.js', 'a.py');
  await fc.assert(
    fc.asyncProperty(files, fc.string(), async (file, text) => {
      for (const one of (await listFunctions({ file, text })) ?? []) {
        expect(one.endLine).toBeGreaterThanOrEqual(one.startLine);
      }
    }),
  );
});
