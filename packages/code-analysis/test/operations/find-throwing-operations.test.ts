import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findThrowingOperations } from '../../src/operations/find-throwing-operations.ts';

async function places(
  file: string,
  error: string,
  text: string,
): Promise<readonly string[] | null> {
  const [errorType = '', message = ''] = error.split(/: (.*)/s);
  const language = file.endsWith('.py') ? 'python' : 'javascript';
  const found = await findThrowingOperations({ file, text }, { language, errorType, message });
  return found && found.map(({ line, column }) => `${line}:${column}`);
}

const zero = 'ZeroDivisionError: division by zero';
const index = 'IndexError: list index out of range';
const assigned = 'IndexError: list assignment index out of range';
const operands = "TypeError: unsupported operand type(s) for -: 'int' and 'str'";
const whole = "ValueError: invalid literal for int() with base 10: 'x'";
const parts = 'ValueError: not enough values to unpack (expected 2, got 1)';
const unbound = "UnboundLocalError: local variable 'n' referenced before assignment";
const deep = 'RecursionError: maximum recursion depth exceeded';
const large = "OverflowError: (34, 'Numerical result out of range')";

test.each([
  [zero, 'def f(x, y):\n    return x / y\n', ['2:14']],
  [zero, 'a //= b; c = d % e; divmod(f, g)', ['1:3', '1:16', '1:21']],
  [zero, 'a = x / 0', ['1:7']],
  [zero, "a = x / 2 + y / 0.5\nb = '%d' % x\nc = p / 'name'\ndef f(a, /, b): pass\n# x / y", []],
  ['ZeroDivisionError: integer modulo by zero', 'a = b / c + d % e', ['1:15']],
  ['ZeroDivisionError: 0.0 cannot be raised to a negative power', 'a = b ** c\nd = e / f', ['1:7']],
  [index, 'def f(xs):\n    return xs[len(xs)]\n', ['2:12']],
  [index, "a = xs[1:2]\nb = d['k']\nc = [1]\nreturn [x]\nxs[0] = 1\nd: list[int] = []", []],
  [index, 'a = f(x)[0]\nb = xs[0][1]\nxs[i] += 1', ['1:8', '2:5', '2:9', '3:1']],
  [assigned, 'xs[i] = 1\na = xs[i]\ndel xs[0]', ['1:1', '3:5']],
  ['IndexError: pop from empty list', 'a = xs.pop()\nb = xs[0]', ['1:8']],
  [operands, 'a = b - c\nd = -b\nreturn -b\ne = 3 - 1\nf(-1)', ['1:7']],
  ["TypeError: unsupported operand type(s) for +: 'int' and 'str'", 'a = sum(xs)', ['1:5']],
  ['TypeError: can only concatenate str (not "int") to str', "a = 'x' + n\na += n", ['1:9', '2:3']],
  [
    whole,
    'a = int(text)\nb = map(int, xs)\nc = int()\nd = print(x)\ne = map(str, xs)',
    ['1:5', '2:5'],
  ],
  [parts, 'a, b = f()\nfor k, v in xs:\n    pass\nc = d, e', ['1:1', '2:5']],
  ['StopIteration', 'a = next(it)\nb = next(it, None)\nc = next(f(1, 2))', ['1:5', '3:5']],
  [unbound, 'n = 0\ndef f():\n    n += 1\ndef g():\n    return n\n', ['3:5']],
  [unbound, 'def f():\n    global n\n    n += 1\n', []],
  [deep, 'def f(n):\n    return f(n - 1)\ndef g():\n    return f(1)\n', ['2:12']],
  [deep, 'def f(n):\n    return g(n)\ndef g(n):\n    return f(n)\n', ['2:12', '4:12']],
  [deep, 'class A:\n    def f(self):\n        return self.f() + other.f()\n', ['3:16']],
  ['OverflowError: math range error', 'a = math.exp(x)\nb = math.sin(x)', ['1:5']],
  [large, 'a = b ** c\nf(**d)\npow(a, b)', ['1:7', '3:1']],
  [
    'JSONDecodeError: Expecting value',
    'a = json.loads(t)\nb = r.json()\njson.dumps(a)',
    ['1:5', '2:6'],
  ],
])('Python %s: %j', async (error, text, expected) => {
  expect(await places('a.py', error, text)).toEqual(expected);
});

const stack = 'RangeError: Maximum call stack size exceeded';
const length = 'RangeError: Invalid array length';
const constant = 'TypeError: Assignment to constant variable.';
const json = 'SyntaxError: Unexpected token < in JSON at position 0';

test.each([
  [stack, 'function f(n) { return f(n - 1); }\nfunction g() { return f(1); }', ['1:24']],
  [stack, 'const f = (n) => g(n);\nconst g = (n) => [n].map(() => f(n));', ['1:18', '2:32']],
  [
    stack,
    'class A {\n  f() { this.f(); other.f(); }\n  get x() { return this.x; }\n}',
    ['2:9', '3:20'],
  ],
  [stack, 'function f() { return g(); }\nfunction g() { return 1; }', []],
  [length, 'new Array(n);\nArray(n);\nxs.length = n;', ['1:1', '2:1', '3:1']],
  [length, "new Array(3);\nnew Array('a');\nnew Array(a, b);\nxs.length = 0;", []],
  ['RangeError: Invalid typed array length: -1', 'new Uint8Array(n);\nnew Array(n);', ['1:1']],
  ['RangeError: Invalid count value: -1', "' '.repeat(n);\n' '.repeat(2);", ['1:1']],
  [constant, 'const a = 1;\na = 2;\na++;\n[a] = [1];\na === 2;', ['2:1', '3:1', '4:1']],
  [constant, 'const a = 1;\nfunction f(a) { a = 2; }\n{ let a = 1; a = 2; }\na.x = 1;', []],
  [constant, 'for (const i = 0; i < 3; i++) f(i);', ['1:26']],
  [
    json,
    'JSON.parse(text);\nawait response.json();\nJSON.stringify(x);\nyaml.parse(x);',
    ['1:1', '2:7'],
  ],
])('JavaScript %s: %j', async (error, text, expected) => {
  expect(await places('a.js', error, text)).toEqual(expected);
});

describe('is null', () => {
  test.each([
    ['a.js', 'Error: no user', 'throw 1'],
    ['a.py', 'OverflowError: something else', 'a ** b'],
    ['a.rb', 'RangeError: Invalid array length', 'x'],
  ])('for %s and %s', async (file, error, text) => {
    expect(await places(file, error, text)).toBeNull();
  });

  test('where the error is of another language', async () => {
    const error = { language: 'python', errorType: 'ZeroDivisionError', message: '' } as const;
    expect(await findThrowingOperations({ file: 'a.js', text: 'a / b' }, error)).toBeNull();
  });
});

test('tells what makes it throw', async () => {
  const error = { language: 'python', errorType: 'ZeroDivisionError', message: '' } as const;
  const found = await findThrowingOperations({ file: 'a.py', text: ' a = b / len(c) + 1' }, error);
  expect(found).toEqual([
    { line: 1, column: 8, text: 'a = b / len(c) + 1', when: 'the divisor is zero (`len(c)`)' },
  ]);
});

test('points into the text whatever it is', async () => {
  const pieces = fc.constantFrom(
    'a',
    ' ',
    '\n',
    '(',
    ')',
    '[',
    ']',
    '/',
    '%',
    '**',
    ',',
    '=',
    "'",
    '#',
    'def f():\n ',
    'f(',
    'int(',
  );
  const errors = fc.constantFrom(zero, index, operands, whole, parts, deep, large, 'StopIteration');
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 60 }), errors, async (some, error) => {
      const text = some.join('');
      const lines = text.split('\n');
      for (const place of (await places('a.py', error, text)) ?? []) {
        const [line = 0, column = 0] = place.split(':').map(Number);
        expect(column).toBeGreaterThan(0);
        expect((lines[line - 1] ?? '').length).toBeGreaterThanOrEqual(column);
      }
    }),
    { numRuns: 300 },
  );
});
