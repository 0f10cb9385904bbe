import { expect, test } from '@jest/globals';
import { findAntiPatterns } from '../../src/anti-patterns/find-anti-patterns.ts';

async function find(file: string, text: string): Promise<readonly (readonly [string, number])[]> {
  const found = (await findAntiPatterns({ file, text })) ?? [];
  return found.map(({ rule, line }) => [rule, line] as const);
}

test.each([
  ['empty-catch', 'try { f(); } catch {}', 1],
  ['loose-equality', 'if (a == 1) f();', 1],
  ['assignment-in-condition', 'if (a = true) f();', 1],
  ['parse-int-radix', "const a = parseInt('1');", 1],
  ['off-by-one-length', 'for (let i = 0;\n i <= xs.length; i++) f(xs[i]);', 2],
  ['mutation-during-iteration', 'for (const x of xs) {\n if (x) xs.splice(0, 1);\n}', 2],
  ['missing-await', 'async function f() { return 1; }\nasync function g() { f(); }', 2],
  ['missing-await', 'const f = async () => [1];\nexport const n = f().length;', 2],
])('finds %s', async (rule, text, line) => {
  expect(await find('a.ts', text)).toEqual([[rule, line]]);
});

test.each([
  'try { f(); } catch { /* the file may be missing */ }',
  'if (a == null || undefined != b) f();',
  'if (typeof a == b) f();',
  'if (a === 1) f();',
  'if ((a = next())) f();',
  'while ((m = re.exec(s))) f(m);',
  "parseInt('1', 10); parseInt(...args);",
  'for (let i = 0; i < xs.length; i++) f(xs[i]);',
  'for (let i = 0; i <= xs.length; i++) f(i);',
  'for (let i = 1; i <= xs.length; i++) f(xs[i - 1]);',
  'for (let i = 0; i <= xs.length; i++) xs[i] = 0;',
  'for (const x of xs) { if (x) { xs.splice(0, 1); break; } }',
  'for (const x of xs) ys.push(x);',
  'async function f() { return 1; }\nasync function g() { await f(); void f(); return f(); }',
  'async function f() { return 1; }\nasync function g() { const p = f(); p.then(h); await p; }',
  'async function f() { return 1; }\nfunction g(f: () => void) { f(); }',
])('is silent about %s', async (text) => {
  expect(await find('a.ts', text)).toEqual([]);
});

test.each([
  ['bare-except', 'try:\n    f()\nexcept:\n    pass', 3],
  ['mutable-default-argument', 'def f(a, b=[]):\n    return b', 1],
  ['is-literal', "if a is 'x':\n    f()", 1],
  ['off-by-one-range', 'for i in range(len(xs) + 1):\n    f(xs[i])', 1],
])('finds %s in Python', async (rule, text, line) => {
  expect(await find('a.py', text)).toEqual([[rule, line]]);
});

test.each([
  'try:\n    f()\nexcept OSError:\n    pass',
  'def f(a, b=None, c=(), d=1):\n    return b',
  'if a is None or a is not True:\n    f()',
  '"""\nexcept:\ndef f(a=[]): pass\n"""\n# if a is 1:',
  'for i in range(len(xs)):\n    f(xs[i])',
  'for i in range(len(xs) + 1):\n    f(i)',
])('is silent about Python %j', async (text) => {
  expect(await find('a.py', text)).toEqual([]);
});

test.each([
  [
    'a.ts',
    '  for (let i = 0; i <= xs.length; i++) f(xs[i]);',
    '  for (let i = 0; i < xs.length; i++) f(xs[i]);',
  ],
  ['a.ts', 'if (a != 1) f();', 'if (a !== 1) f();'],
  ['a.ts', "parseInt('1');", "parseInt('1', 10);"],
  ['a.ts', 'if (a = true) f();', 'if (a === true) f();'],
  ['a.py', "if a is not 'x': f()", "if a != 'x': f()"],
])('fixes %s: %s', async (file, before, after) => {
  const [found] = (await findAntiPatterns({ file, text: before })) ?? [];
  expect(found?.fix).toEqual({ line: 1, before, after });
});

test('is null for a language that is not analysed', async () => {
  expect(await findAntiPatterns({ file: 'a.rb', text: '' })).toBeNull();
});
