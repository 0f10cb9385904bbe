import { expect, test } from '@jest/globals';
import type { Clock } from '@parallel-dispatcher/schema/ports';
import { IdleWatch } from '../../src/attempt/idle-watch.ts';

/** A watch of 100 ms on a clock that the test moves, and how often it told. */
function open() {
  let now = 0;
  let told = 0;
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  const clock: Clock = {
    now: () => now,
    wall: () => new Date(now),
    setTimer(delay, run) {
      const timer = { at: now + delay, run };
      timers.add(timer);
      return { [Symbol.dispose]: () => timers.delete(timer) };
    },
  };
  const moveTo = (time: number): void => {
    now = time;
    for (const timer of timers) {
      if (timer.at <= now && timers.delete(timer)) timer.run();
    }
  };
  const watch = new IdleWatch({ clock, timeoutMs: 100, onIdle: () => (told += 1) });
  return { watch, moveTo, told: () => told, timers };
}

test('tells once, when nothing was heard', () => {
  const { moveTo, told } = open();
  moveTo(99);
  expect(told()).toBe(0);
  moveTo(100);
  moveTo(1000);
  expect(told()).toBe(1);
});

test('waits from the last message, whatever it was', () => {
  const { watch, moveTo, told } = open();
  for (const [time, type] of [
    [90, 'log'],
    [180, 'progress'],
    [270, 'alive'],
  ] as const) {
    moveTo(time);
    watch.hear(type);
  }
  moveTo(369);
  expect(told()).toBe(0);
  moveTo(370);
  expect(told()).toBe(1);
});

test('waits while the host owes an answer', () => {
  const { watch, moveTo, told } = open();
  watch.hear('call');
  watch.hear('call');
  moveTo(500);
  watch.answer();
  moveTo(1000);
  expect(told()).toBe(0);
  watch.answer();
  moveTo(1099);
  expect(told()).toBe(0);
  moveTo(1200);
  expect(told()).toBe(1);
});

test('has no timer left once it was disposed of', () => {
  const { watch, timers } = open();
  watch[Symbol.dispose]();
  expect(timers.size).toBe(0);
});
