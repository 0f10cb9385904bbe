import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { ControlOrder } from '@parallel-dispatcher/dispatcher';
import type { Load } from '../../src/pressure/next-width.ts';
import { watchPressure } from '../../src/pressure/watch-pressure.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const calm: Load = { loopDelayMs: 0, freeMemoryShare: 0.5 };

test('a run hears of each change, and of nothing after its end', () => {
  const loads = [
    calm,
    { ...calm, loopDelayMs: 300 },
    calm,
    calm,
    calm,
    { ...calm, loopDelayMs: 300 },
  ];
  const orders: ControlOrder[] = [];
  const meter = { measure: () => loads.shift() ?? calm, [Symbol.dispose]: () => undefined };
  const watch = watchPressure({
    minWorkers: 1,
    maxWorkers: 4,
    meter,
    deliver: (order) => orders.push(order),
  });
  jest.advanceTimersByTime(5_000);
  watch[Symbol.dispose]();
  jest.advanceTimersByTime(5_000);
  expect(orders).toMatchObject([
    { type: 'pressure', workers: 2, reason: 'the event loop is 300 ms late' },
    { type: 'pressure', workers: 3 },
  ]);
});

test('without a lower bound nothing is measured', () => {
  const measure = (): Load => {
    throw new Error('measured');
  };
  const meter = { measure, [Symbol.dispose]: () => undefined };
  using _watch = watchPressure({
    minWorkers: null,
    maxWorkers: 4,
    meter,
    deliver: () => undefined,
  });
  jest.advanceTimersByTime(5_000);
});
