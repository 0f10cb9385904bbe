import { expect, test } from '@jest/globals';
import { parseStackTraces } from '../../src/stack-traces/parse-stack-traces.ts';
import type { StackTrace } from '../../src/stack-traces/stack-trace.ts';
import { chain, outline } from '../support/outline.ts';
import { readTrace } from '../support/read-trace.ts';

function only(name: string): StackTrace {
  const traces = parseStackTraces(readTrace(name));
  expect(traces).toHaveLength(1);
  return traces[0] as StackTrace;
}

test('turns the calls innermost first, with marker lines between them', () => {
  expect(outline(only('python-key'))).toEqual([
    "KeyError: 'z'",
    'project lookup@/home/dev/shop/g.py:3',
    'project <lambda>@/home/dev/shop/g.py:20',
    'project <module>@/home/dev/shop/g.py:20',
  ]);
});

test('tells a direct cause from an error in the handler', () => {
  const cause = only('python-cause');
  expect([chain(cause), cause.causeRelation]).toEqual([['MyErr', 'KeyError'], 'cause']);
  expect(cause.message).toBe('multi\nline message');
  const context = only('python-context');
  expect([chain(context), context.causeRelation]).toEqual([
    ['AttributeError', 'KeyError'],
    'context',
  ]);
});

test('reads an exception group with chains inside its members', () => {
  const group = only('python-group');
  expect(group).toMatchObject({ errorType: 'ExceptionGroup', message: 'both (2 sub-exceptions)' });
  expect(group.related.map(chain)).toEqual([
    ['MyErr', 'KeyError'],
    ['AttributeError', 'KeyError'],
  ]);
});

test('reads a syntax error without a traceback, and one inside exec', () => {
  expect(outline(only('python-syntax'))).toEqual([
    'SyntaxError: invalid syntax',
    'project ?@/home/dev/shop/bad.py:1',
  ]);
  expect(outline(only('python-exec-syntax'), 2)).toEqual([
    "SyntaxError: '(' was never closed",
    'runtime ?@?:1',
    'project <lambda>@/home/dev/shop/g.py:20',
  ]);
});

test('reads a repeated line and a module-qualified name', () => {
  expect(only('python-recursion').errorType).toBe('RecursionError');
  const library = only('python-library');
  expect(library.errorType).toBe('json.decoder.JSONDecodeError');
  expect(library.frames.every(({ kind }) => kind === 'runtime')).toBe(true);
});

test('reads unittest', () => {
  expect(parseStackTraces(readTrace('unittest')).map((trace) => outline(trace, 1))).toEqual([
    ["KeyError: 'price'", 'project price@/home/dev/shop/calc.py:6'],
    ['AssertionError: 1 != 2', 'test test_u@/home/dev/shop/test_calc.py:12'],
  ]);
});

test('reads the same from the long and the short form of pytest', () => {
  const [long, short] = ['pytest-long', 'pytest-short'].map((name) =>
    parseStackTraces(readTrace(name)).map((trace) => outline(trace, 5)),
  );
  expect(long).toEqual(short);
  expect(long?.[1]).toEqual([
    "KeyError: 'price'",
    'project price@calc.py:6',
    'project <genexpr>@calc.py:4',
    'project total@calc.py:4',
    'test test_key@test_calc.py:7',
  ]);
  expect(long?.map(([headline]) => headline)).toEqual([
    'AssertionError: assert 1 == 2',
    "KeyError: 'price'",
    'AssertionError: assert [1, 2, 3] == [1, 2, 4]',
    "KeyError: 'price'",
    'AssertionError: 1 != 2',
  ]);
});
