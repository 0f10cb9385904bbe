import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseStackTraces } from '../../src/stack-traces/parse-stack-traces.ts';
import type { StackTrace } from '../../src/stack-traces/stack-trace.ts';
import { chain, outline } from '../support/outline.ts';
import { readTrace } from '../support/read-trace.ts';

function first(text: string): StackTrace {
  return parseStackTraces(text)[0] as StackTrace;
}

test('reads what a file that does not load printed into TAP', () => {
  const log = `TAP version 13
# file:///app/src/b.js:1
# import { sum } from './a.js';
#          ^^^
# SyntaxError: The requested module './a.js' does not provide an export named 'sum'
#     at ModuleJob._instantiate (node:internal/modules/esm/module_job:213:21)
# Node.js v20.20.2
# Subtest: /app/test/b.test.js
not ok 1 - /app/test/b.test.js
  ---
  error: 'test failed'
  code: 'ERR_TEST_FAILURE'
  ...
1..1
# fail 1
`;
  expect(first(log)).toMatchObject({
    errorType: 'SyntaxError',
    frames: [{ file: '/app/src/b.js', line: 1 }, { kind: 'runtime' }],
  });
});

describe('V8 frames', () => {
  test.each([
    [
      'at C:\\shop\\src\\a.js:3:14',
      { function: null, file: 'C:\\shop\\src\\a.js', line: 3, column: 14 },
    ],
    [
      'at Cart.total (C:\\shop\\a b\\c.ts:3:14)',
      { function: 'Cart.total', file: 'C:\\shop\\a b\\c.ts' },
    ],
    ['at f (file:///C:/shop/a%20b.js:3:14)', { file: 'C:/shop/a b.js', line: 3 }],
    ['at Object.f [as go] (/a/b.js:3:14)', { function: 'Object.f' }],
    ['at new Cart (/a/b.js:3:14)', { function: 'new Cart' }],
    ['at async f (/a/b.js:3:14)', { function: 'f', async: true }],
    ['at async /a/b.js:3:14', { function: null, file: '/a/b.js', async: true }],
    ['at f (/a/my (old) dir/b.js:3:14)', { function: 'f', file: '/a/my (old) dir/b.js' }],
    ['at <anonymous> (/a/b.js:3:14)', { function: null, file: '/a/b.js' }],
    [
      'at eval (eval at f (eval at g (/a/b.js:1:2), <anonymous>:1:1), <anonymous>:3:4)',
      { function: 'eval', file: '/a/b.js', line: 1 },
    ],
    ['at Array.map (<anonymous>)', { function: 'Array.map', file: null, kind: 'runtime' }],
    ['at Array.forEach (native)', { file: null, kind: 'runtime' }],
    ['at emitNone (events.js:105:13)', { kind: 'runtime' }],
    ['at fs.readFile (node:fs:3:14)', { kind: 'runtime' }],
    ['at run (/a/node_modules/.pnpm/x@1/node_modules/x/index.js:1:1)', { kind: 'library' }],
    ['at Object.<anonymous> (src/a.test.tsx:1:1)', { kind: 'test' }],
    ['at Context.<anonymous> (test/app.js:1:1)', { kind: 'test' }],
    ['at <template:Page> (src/Page.tsx:1:1)', { function: '<template:Page>', kind: 'project' }],
  ])('reads %s', (line, frame) => {
    expect(first(`Error: x\n    ${line}`).frames[0]).toMatchObject(frame);
  });

  test.each(['at noon we met (twice)', 'at', 'at once: 12', 'attend (a:1:2)'])(
    'does not take "%s" for one',
    (line) => {
      expect(parseStackTraces(`something\n    ${line}`)).toEqual([]);
    },
  );
});

test('does not take a test folder above the project for one of its own', () => {
  const text =
    'Error: x\n    at f (/home/dev/test/shop/src/a.js:1:1)\n    at t (/home/dev/test/shop/test/b.js:1:1)';
  expect(first(text).frames.map(({ kind }) => kind)).toEqual(['project', 'test']);
});

test('reads Firefox and Safari calls', () => {
  const text =
    'TypeError: order is undefined\ntotal@http://localhost/src/cart.js:12:7\nasync*main@http://localhost/src/main.js:3:1\n@http://localhost/src/main.js:9:1\n';
  expect(outline(first(text))).toEqual([
    'TypeError: order is undefined',
    'project total@http://localhost/src/cart.js:12',
    'project main@http://localhost/src/main.js:3',
    'project ?@http://localhost/src/main.js:9',
  ]);
});

test('reads a headline behind a log prefix', () => {
  const text =
    '2025-10-06T12:00:00Z ERROR [api] TypeError: x is not a function\n    at f (/a/b.js:1:2)';
  expect(outline(first(text))[0]).toBe('TypeError: x is not a function');
});

test('reads an error whose line ends were escaped', () => {
  const text = 'TypeError: bad\\n    at f (/a/b.js:1:2)\\n    at g (/a/c.js:3:4)';
  expect(outline(first(text))).toEqual([
    'TypeError: bad',
    'project f@/a/b.js:1',
    'project g@/a/c.js:3',
  ]);
});

test('reads a headline that came alone, in the language that has such an error', () => {
  expect(first("KeyError: 'a'")).toMatchObject({ language: 'python', message: "'a'", frames: [] });
  expect(first('TypeError: x is not a function')).toMatchObject({ language: 'javascript' });
  expect(parseStackTraces('all is well')).toEqual([]);
});

test('leaves out where an error event was emitted, but keeps its properties', () => {
  const text = [
    'Error: connect ECONNREFUSED 127.0.0.1:1',
    '    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16)',
    "Emitted 'error' event on Socket instance at:",
    '    at emitErrorNT (node:internal/streams/destroy:169:8) {',
    "  code: 'ECONNREFUSED',",
    '  port: 1',
    '}',
  ].join('\n');
  const traces = parseStackTraces(text);
  expect(traces).toHaveLength(1);
  expect(traces[0]).toMatchObject({ properties: { code: 'ECONNREFUSED', port: '1' } });
  expect(traces[0]?.frames).toHaveLength(1);
});

test('reads a vitest cause', () => {
  const text =
    'Error: outer\n ❯ f src/a.ts:1:1\n\nCaused by: TypeError: inner\n ❯ g src/b.ts:2:2\n\nCaused by: RangeError: core\n ❯ h src/c.ts:3:3';
  expect(chain(first(text))).toEqual(['Error', 'TypeError', 'RangeError']);
});

test('reads Java with its cause', () => {
  const trace = first(readTrace('java-cause'));
  expect(trace.language).toBe('java');
  expect(chain(trace)).toEqual([
    'java.lang.IllegalStateException',
    'java.lang.IndexOutOfBoundsException',
  ]);
  expect(outline(trace, 1)[1]).toBe('project App$Store.find@App.java:1');
  expect(trace.cause?.frames.every(({ kind }) => kind === 'runtime')).toBe(true);
});

test('reads a Go panic', () => {
  const text =
    'panic: runtime error: index out of range [3] with length 3\n\ngoroutine 1 [running]:\nmain.total({0xc000012345, 0x3})\n\t/home/dev/shop/main.go:9 +0x1d\nmain.main()\n\t/home/dev/shop/main.go:14 +0x45\nexit status 2\n';
  expect(outline(first(text))).toEqual([
    'panic: runtime error: index out of range [3] with length 3',
    'project main.total@/home/dev/shop/main.go:9',
    'project main.main@/home/dev/shop/main.go:14',
  ]);
});

test('keeps the order in which errors stand, whatever their language', () => {
  const text = `${readTrace('python-key')}\n${readTrace('node-alias')}\n${readTrace('java-cause')}`;
  expect(parseStackTraces(text).map(({ language }) => language)).toEqual([
    'python',
    'javascript',
    'java',
  ]);
});

test('says which lines a trace was read from', () => {
  const text = 'hello\nError: x\n    at f (/a/b.js:1:2)\nbye';
  expect(first(text).span).toEqual({ firstLine: 2, lastLine: 3 });
});

const pieces = [
  'Error: x',
  '    at f (/a/b.js:1:2)',
  '  [cause]: Error: y',
  '      at g (a.js:1:1) {',
  "  code: 'X',",
  '  [errors]: [',
  '  ]',
  '}',
  'Traceback (most recent call last):',
  '  File "a.py", line 1, in f',
  '    x = 1',
  '    ^^^',
  'KeyError: 1',
  'The above exception was the direct cause of the following exception:',
  '  + Exception Group Traceback (most recent call last):',
  '  |   File "a.py", line 1, in f',
  '  | ExceptionGroup: x',
  '  +-+---------------- 1 ----------------',
  '    | Traceback (most recent call last):',
  '____ test_x ____',
  'E   assert 1 == 2',
  'a.py:1: AssertionError',
  'not ok 1 - x',
  '  ---',
  '  stack: |-',
  '    f (a.js:1:2)',
  '  ...',
  'goroutine 1 [running]:',
  'main.f(0x1)',
  '\t/a/b.go:1 +0x1',
  '\tat a.b.C.m(C.java:1)',
  'Caused by: a.b.C: x',
  ' ❯ f a.ts:1:2',
  '● t',
  '',
  '(((((',
  '\u001b[31m',
];

test('never throws, whatever order the lines of traces come in', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 60 }),
      (lines) => {
        const text = lines.join('\n');
        const count = text.split(/\r\n|\n|\r/).length;
        for (const { span } of parseStackTraces(text)) {
          expect(span.firstLine).toBeGreaterThanOrEqual(1);
          expect(span.lastLine).toBeGreaterThanOrEqual(span.firstLine);
          expect(span.lastLine).toBeLessThanOrEqual(count);
        }
      },
    ),
    { numRuns: 1000 },
  );
});

test.each(pieces.filter((piece) => piece !== ''))('reads a megabyte of "%s"', (piece) => {
  const text = `${piece}\n`.repeat(Math.ceil(1_000_000 / (piece.length + 1)));
  expect(() => parseStackTraces(text)).not.toThrow();
});

test.each([' ', 'a', '(', ':1', 'at ', 'Error', '\u001b[', '"', '\\n    at f (a:1:2)'])(
  'reads one line of a megabyte of "%s"',
  (piece) => {
    expect(() => parseStackTraces(piece.repeat(1_000_000 / piece.length))).not.toThrow();
  },
);

test.each([
  ['StopIteration', 'python', 'StopIteration', ''],
  ['ZeroDivisionError', 'python', 'ZeroDivisionError', ''],
  ["TypeError: unsupported operand type(s) for +: 'int' and 'str'", 'python', 'TypeError', null],
  ["TypeError: 'int' object is not iterable", 'python', 'TypeError', null],
  ['TypeError: x is not iterable', 'javascript', 'TypeError', null],
])('reads the bare headline %s as %s', (text, language, errorType, message) => {
  expect(parseStackTraces(text)).toMatchObject([
    { language, errorType, ...(message === null ? {} : { message }), frames: [] },
  ]);
});

test.each(['TypeError', 'It raised StopIteration', 'json.decoder.JSONDecodeError'])(
  'takes %s alone for prose',
  (text) => {
    expect(parseStackTraces(text)).toEqual([]);
  },
);
