import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { systemClock } from '../src/index.ts';

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

test('runs a timer when its time has come, once', () => {
  const run = jest.fn();
  systemClock.setTimer(50, run);
  jest.advanceTimersByTime(49);
  expect(run).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1_000);
  expect(run).toHaveBeenCalledTimes(1);
});

test('forgets a timer that is disposed of', () => {
  const run = jest.fn();
  systemClock.setTimer(50, run)[Symbol.dispose]();
  jest.advanceTimersByTime(100);
  expect(run).not.toHaveBeenCalled();
});

test('waits for longer than setTimeout can', () => {
  const dayInMs = 86_400_000;
  const run = jest.fn();
  systemClock.setTimer(30 * dayInMs, run);
  jest.advanceTimersByTime(30 * dayInMs - 1);
  expect(run).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(1);
});

test('can be disposed of in its second round', () => {
  const dayInMs = 86_400_000;
  const run = jest.fn();
  const timer = systemClock.setTimer(30 * dayInMs, run);
  jest.advanceTimersByTime(26 * dayInMs);
  timer[Symbol.dispose]();
  jest.advanceTimersByTime(30 * dayInMs);
  expect(run).not.toHaveBeenCalled();
});
