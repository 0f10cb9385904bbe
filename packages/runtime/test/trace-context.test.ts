import { expect, test } from '@jest/globals';
import { traceContext } from '../src/execute/trace-context.ts';

const shape = /^00-[\da-f]{32}-[\da-f]{16}-01$/u;

test('has one trace a run and one span a call', () => {
  const contextOf = traceContext('run-1', {});
  const [first, again, other, later] = [
    contextOf({ task: 'a', generation: 1 }),
    traceContext('run-1', {})({ task: 'a', generation: 1 }),
    contextOf({ task: 'b', generation: 1 }),
    contextOf({ task: 'a', generation: 2 }),
  ];
  expect(first).toMatch(shape);
  expect(again).toBe(first);
  expect(new Set([first, other, later]).size).toBe(3);
  expect(new Set([first, other, later].map((context) => context.split('-')[1])).size).toBe(1);
});

test('goes on with the trace it was started in', () => {
  const trace = 'ab'.repeat(16);
  const within = (TRACEPARENT: string) =>
    traceContext('run-1', { TRACEPARENT })({ task: 'a', generation: 1 }).split('-')[1];
  expect(within(`00-${trace}-${'cd'.repeat(8)}-00`)).toBe(trace);
  expect(within(`00-${'0'.repeat(32)}-${'cd'.repeat(8)}-00`)).not.toBe('0'.repeat(32));
  expect(within('nonsense')).toMatch(/^[\da-f]{32}$/u);
});
