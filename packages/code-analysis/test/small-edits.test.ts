import { describe, expect, test } from '@jest/globals';
import { findSmallEdits } from '../src/small-edits/find-small-edits.ts';

/** What a line may become, by the slip that it would undo. */
async function editsOf(line: string, language: 'ts' | 'py' = 'ts'): Promise<readonly string[]> {
  const text =
    language === 'ts'
      ? `async function f(a, b) {\n  for (const i of [1]) {\n${line}\n  }\n}`
      : `def f(a, b):\n    pass\n${line}`;
  const found = await findSmallEdits({ file: `a.${language}`, text }, { first: 3, last: 3 });
  expect(found?.every((edit) => edit.before === line && edit.line === 3)).toBe(true);
  return (found ?? []).map(({ slip, after }) => `${slip}: ${after.trim()}`);
}

describe('small edits of a script', () => {
  test.each([
    ['return a > 18;', 'border: return a >= 18;'],
    ['return a.slice(a.length - b - 1);', 'off by one: return a.slice(a.length - b);'],
    ['const user = load(a);', 'await: const user = await load(a);'],
    ['return load(a).name;', 'await: return (await load(a)).name;'],
    ['return a.address.city;', 'empty value: return a.address?.city;'],
    ['for (const tag of a.tags) {}', 'empty value: for (const tag of a.tags ?? []) {}'],
    ['sum += discount(b, a.price);', 'argument order: sum += discount(a.price, b);'],
    ['if (!a) return;', 'negation: if (a) return;'],
    ['if (isOld(a)) return;', 'negation: if (!isOld(a)) return;'],
    ['return a === b;', 'negation: return a !== b;'],
    ['return a && b;', 'condition: return a || b;'],
    ['return a || 1;', 'empty value: return a ?? 1;'],
    ['sum = b;', 'operator: sum += b;'],
    ['return a * b;', 'operator: return a / b;'],
    ['return Math.min(a, 1);', 'method: return Math.max(a, 1);'],
    ['return true;', 'literal: return false;'],
  ])('%s', async (line, edit) => {
    expect(await editsOf(line)).toContain(edit);
  });

  test('does not silence a check that throws', async () => {
    expect(await editsOf('if (!a) throw new Error(b);')).toEqual([]);
    expect(await editsOf('if (isOld(a)) throw new Error(b);')).toContain(
      'negation: if (!isOld(a)) throw new Error(b);',
    );
  });

  test('leaves alone what is written to, and what is there for certain', async () => {
    expect(await editsOf('a.b = 1;')).toEqual([]);
    expect(await editsOf('return Math.PI;')).toEqual([]);
    expect(await editsOf('const b = 1;')).toEqual([]);
  });

  test('gives those of the commonest slips first', async () => {
    const found = await editsOf('return load(a + 1) > true;');
    const slips = found.map((edit) => edit.split(':')[0]);
    expect(slips).toEqual(['await', 'border', 'off by one', 'condition', 'operator', 'literal']);
  });
});

describe('small edits of Python', () => {
  test.each([
    ['    return a > 18', 'border: return a >= 18'],
    ['    return a <= b', 'border: return a < b'],
    ['    return a[len(a) - b - 1:]', 'off by one: return a[len(a) - b:]'],
    ['    for i in range(1, len(a)):', 'off by one: for i in range(1, len(a) + 1):'],
    ['    return divide(a, b)', 'argument order: return divide(b, a)'],
    ['    if not a:', 'negation: if a:'],
    ['    if a in b and not b:', 'condition: if a in b or not b:'],
    ['    if ready(a):', 'negation: if not ready(a):'],
    ['    for tag in a.tags:', 'empty value: for tag in a.tags or []:'],
    ['    total = b', 'operator: total += b'],
    ['    return a // b', 'operator: return a / b'],
    ['    return min(a, b)', 'method: return max(a, b)'],
    ['    return True', 'literal: return False'],
    [
      'def g(item, items=[]):',
      'default: def g(item, items=None):\n    items = [] if items is None else items',
    ],
  ])('%s', async (line, edit) => {
    expect(await editsOf(line, 'py')).toContain(edit);
  });

  test('reads no strings and no comments', async () => {
    expect(await editsOf("    name = ''  # a < b and True", 'py')).toEqual([
      "operator: name += ''  # a < b and True",
    ]);
    expect(await editsOf("    return 'a < b'", 'py')).toEqual([]);
  });
});

test('other languages are not read', async () => {
  expect(await findSmallEdits({ file: 'a.go', text: 'a < b' }, { first: 1, last: 1 })).toBeNull();
});
