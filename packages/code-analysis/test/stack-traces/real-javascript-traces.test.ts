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

test('reads a cause chain of node with messages over lines and properties', () => {
  const trace = only('node-cause');
  expect(chain(trace)).toEqual(['Error', 'ConfigError', 'Error']);
  expect(trace.cause?.message).toBe('cannot read\nconfig /nope.json');
  expect(trace.cause?.properties).toEqual({ code: 'E_CONF', details: '{ a: 1, b: { c: 2 } }' });
  expect(trace.cause?.cause?.properties).toMatchObject({ code: 'ENOENT', path: '/nope.json' });
  expect(outline(trace.cause?.cause as StackTrace)).toEqual([
    "Error: ENOENT: no such file or directory, open '/nope.json'",
    'runtime open@node:internal/fs/promises:1345',
    'runtime readFile@node:internal/fs/promises:1996',
    'project readConfig@/home/dev/shop/n/a.mjs:3',
  ]);
  expect(trace.cause?.cause?.frames.map((frame) => frame.async)).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
});

test('reads the members of an AggregateError', () => {
  const trace = only('node-agg');
  expect(trace).toMatchObject({
    errorType: 'AggregateError',
    message: 'All promises were rejected',
  });
  expect(trace.related.map((member) => outline(member, 1))).toEqual([
    ['TypeError: a', 'project ?@/home/dev/shop/n/a.mjs:7'],
    [
      "TypeError: Cannot read properties of null (reading 'x')",
      'project new A@/home/dev/shop/n/a.mjs:7',
    ],
  ]);
});

test('reads Promise.all and callbacks of built-ins', () => {
  expect(outline(only('node-all'), 5)).toEqual([
    'RangeError: bad',
    'project ?@/home/dev/shop/n/a.mjs:8',
    'runtime Array.map@?:?',
    'project ?@/home/dev/shop/n/a.mjs:8',
    'runtime Promise.all@?:?',
    'project ?@/home/dev/shop/n/a.mjs:8',
  ]);
});

test('leads eval to the place that evaluates', () => {
  expect(outline(only('node-eval2'), 1)[1]).toBe('project inner@/home/dev/shop/n/a.mjs:10');
});

test('reads a cause that is no error', () => {
  expect(only('node-causestr').cause).toMatchObject({
    errorType: null,
    message: 'just text',
    frames: [],
  });
});

test('finds the place of a syntax error above its headline', () => {
  expect(outline(only('node-syntax'), 1)[1]).toBe('project ?@/home/dev/shop/n/syn.cjs:2');
  expect(outline(only('node-esm-syntax'), 1)[1]).toBe('project ?@/home/dev/shop/n/s2.mjs:1');
});

test('takes colours off, and what is evaluated on the command line for no file', () => {
  const trace = only('node-fetch');
  expect(chain(trace)).toEqual(['TypeError', 'Error']);
  expect(trace.cause?.frames.every(({ kind }) => kind === 'runtime')).toBe(true);
});

test.each(['node-test-spec', 'node-test-tap'])('reads the five failures of %s', (name) => {
  const traces = parseStackTraces(readTrace(name));
  expect(traces.map(({ errorType }) => errorType)).toEqual([
    'AssertionError',
    'AssertionError',
    'TypeError',
    'AssertionError',
    'AssertionError',
  ]);
  expect(traces[0]?.properties).toMatchObject({
    expected: '3',
    actual: '2',
    operator: 'strictEqual',
  });
  expect(outline(traces[2] as StackTrace, 1)[1]).toBe(
    'test TestContext.<anonymous>@/home/dev/shop/n/t.test.mjs:4',
  );
});

test('reads jest, where a title stands for the headline and frames follow a code frame', () => {
  const traces = parseStackTraces(readTrace('jest-color'));
  expect(traces.map((trace) => outline(trace, 1))).toEqual([
    [
      "TypeError: Cannot read properties of undefined (reading 'amount')",
      'project amount@src/calc.ts:1',
    ],
    [
      '?: expect(received).toEqual(expected) // deep equality',
      'test Object.toEqual@src/v.test.ts:3',
    ],
    [
      '?: expect(received).toBe(expected) // Object.is equality',
      'test Object.toBe@src/v.test.ts:4',
    ],
    [
      '?: expect(received).resolves.toBe(expected) // Object.is equality',
      'library Object.toBe@../../node_modules/.pnpm/expect@30.5.2/node_modules/expect/build/index.js:2140',
    ],
    ['?: expect(received).toThrow(expected)', 'test ?@src/v.test.ts:6'],
  ]);
  expect(traces[0]?.frames.map(({ kind }) => kind)).toEqual([
    'project',
    'runtime',
    'project',
    'test',
  ]);
});

test('reads mocha and vitest', () => {
  const mocha = parseStackTraces(readTrace('mocha'));
  const vitest = parseStackTraces(readTrace('vitest-color'));
  expect(mocha.map(({ errorType }) => errorType)).toEqual([
    'TypeError',
    'AssertionError',
    'AssertionError',
    'AssertionError',
  ]);
  expect(vitest.map((trace) => outline(trace, 4))).toEqual([
    [
      "TypeError: Cannot read properties of undefined (reading 'amount')",
      'project ?@calc.js:1',
      'project total@calc.js:1',
      'test ?@test/v.test.ts:2',
    ],
    ['AssertionError: expected [ 1, 2, 3 ] to deeply equal [ 1, 2 ]', 'test ?@test/v.test.ts:3'],
    ['AssertionError: expected 1 to be 2 // Object.is equality', 'test ?@test/v.test.ts:4'],
  ]);
});
