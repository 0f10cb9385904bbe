import { describe, expect, test } from '@jest/globals';
import { findTypeFaults } from '../../src/types/find-type-faults.ts';

async function fixesOf(file: string, text: string): Promise<readonly unknown[]> {
  const found = await findTypeFaults([{ file, text }]);
  return found.map(({ pattern: { rule, line, fix } }) => [rule, line, fix?.after.trim()]);
}

describe('findTypeFaults', () => {
  test('corrects a misspelled property, in JavaScript too', async () => {
    const text = 'export function count(words) {\n  return words.split(" ").lenght;\n}\n';
    expect(await fixesOf('/app/a.js', text.replace('words)', "words = '')"))).toStrictEqual([
      ['misspelled-name', 2, 'return words.split(" ").length;'],
    ]);
  });

  test('corrects a misspelled name', async () => {
    const text = 'const total = 1;\r\nexport const twice = 2 * totl;\r\n';
    expect(await fixesOf('a.ts', text)).toStrictEqual([
      ['misspelled-name', 2, 'export const twice = 2 * total;'],
    ]);
  });

  test('awaits a promise whose value is used', async () => {
    const text = `async function load(): Promise<{ name: string }> {
  return { name: 'a' };
}
export async function greet(): Promise<string> {
  return 'Hi ' + load().name;
}
`;
    expect(await fixesOf('a.ts', text)).toStrictEqual([
      ['missing-await', 5, "return 'Hi ' + (await load()).name;"],
    ]);
  });

  test('calls a function that is only looked at', async () => {
    const text = `function isEmpty(list: string[]): boolean {
  return list.length === 0;
}
export function first(list: string[]): string {
  if (isEmpty) return '';
  return list[0] ?? '';
}
`;
    expect(await fixesOf('a.ts', text)).toStrictEqual([
      ['missing-call', 5, "if (isEmpty()) return '';"],
    ]);
  });

  test('follows imports among the given files', async () => {
    const found = await findTypeFaults([
      { file: '/app/shop.ts', text: 'export interface Item { readonly price: number }\n' },
      {
        file: '/app/main.ts',
        text: "import type { Item } from './shop.ts';\nexport const cost = (item: Item) => item.prize;\n",
      },
    ]);
    expect(found).toMatchObject([
      { file: '/app/main.ts', pattern: { rule: 'misspelled-name', line: 2 } },
    ]);
  });

  test.each([
    ['what is imported from elsewhere', "import { x } from 'far';\nexport const y = x.lenght;\n"],
    ['unknown globals', 'export const a = process.env.HOME;\n'],
    [
      'names of node and of tests',
      "export const dirname = '';\nexport const a = __dirname;\nexport const tests = 1;\ntest();\n",
    ],
    ['an error without a fix', 'export const n: number = "a";\n'],
    ['a syntax error', 'export const = ;\n'],
  ])('says nothing of %s', async (_name, text) => {
    expect(await fixesOf('a.ts', text)).toStrictEqual([]);
  });

  test('leaves other languages alone', async () => {
    expect(await fixesOf('a.py', 'lenght = 1\n')).toStrictEqual([]);
  });
});
