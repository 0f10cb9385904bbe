import { describe, expect, test } from '@jest/globals';
import { readAssertion } from '../../src/assertions/read-assertion.ts';
import { parseStackTraces } from '../../src/stack-traces/parse-stack-traces.ts';
import { readTrace } from '../support/read-trace.ts';

function assertionsIn(name: string): readonly (readonly (string | null)[] | null)[] {
  return parseStackTraces(readTrace(name)).map((trace) => {
    const facts = readAssertion(trace);
    return facts && [facts.expected, facts.actual, facts.operator];
  });
}

test('reads node:assert from the properties it prints', () => {
  expect(assertionsIn('node-test-spec')).toEqual([
    ['3', '2', 'strictEqual'],
    ['{ a: 1, b: [ 1, 3 ] }', '{ a: 1, b: [ 1, 2 ] }', 'deepStrictEqual'],
    null,
    ['true', '0', '=='],
    ['/x/', 'abc', 'match'],
  ]);
});

test('reads jest from its lines or its diff', () => {
  expect(assertionsIn('jest-color')).toEqual([
    null,
    ['Array [ 1, 2, ]', 'Array [ 1, 2, 3, ]', 'toEqual'],
    ['2', '1', 'toBe'],
    ['4', '3', 'toBe'],
    ['"bad"', '"other"', 'toThrow'],
  ]);
});

test('reads vitest and chai', () => {
  expect(assertionsIn('vitest-color')).toEqual([
    null,
    ['[ 1, 2, ]', '[ 1, 2, 3, ]', null],
    ['2', '1', null],
  ]);
  expect(assertionsIn('mocha').slice(2)).toEqual([
    ['2', '+0', null],
    ['{ a: 2 }', '{ a: 1 }', null],
  ]);
});

test('reads pytest and unittest', () => {
  const expected = [
    ['2', '1', '=='],
    null,
    ['[1, 2, 4]', '[1, 2, 3]', '=='],
    null,
    ['2', '1', '=='],
  ];
  expect(assertionsIn('pytest-long')).toEqual(expected);
  expect(assertionsIn('pytest-short')).toEqual(expected);
});

test('reads the words of supertest', () => {
  const message = "expected 'GET,PUT' response body, got 'GET,PUT,GET'";
  expect(readAssertion({ language: 'javascript', message, properties: {} })).toEqual({
    expected: "'GET,PUT'",
    actual: "'GET,PUT,GET'",
    operator: null,
  });
});

test('is null for an error that asserts nothing', () => {
  const error = { language: 'javascript', message: 'boom', properties: {} } as const;
  expect(readAssertion(error)).toBeNull();
});

describe('an error that did not come', () => {
  test.each([
    ['Missing expected exception.', 'an error thrown'],
    ['Missing expected exception (RangeError).', 'RangeError thrown'],
    ['Missing expected rejection (TypeError): no', 'TypeError thrown'],
    [
      'expect(received).toThrow(expected)\n\nExpected constructor: RangeError\n\nReceived function did not throw',
      'RangeError thrown',
    ],
    ['expect(received).toThrow()\n\nReceived function did not throw', 'an error thrown'],
    ['expected [Function] to throw an error', 'an error thrown'],
    ['expected [Function anonymous] to throw RangeError', 'RangeError thrown'],
    ["DID NOT RAISE <class 'ValueError'>", 'ValueError thrown'],
    ['ValueError not raised by parse', 'ValueError thrown'],
  ])('%j', (message, expected) => {
    const error = { language: 'javascript', message, properties: {} } as const;
    expect(readAssertion(error)).toEqual({
      expected,
      actual: 'nothing thrown',
      operator: 'throws',
    });
  });
});
