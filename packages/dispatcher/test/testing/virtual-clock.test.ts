import { expect, test } from '@jest/globals';
import { createVirtualClock } from '../../src/testing/index.ts';

test('runs timers in the order of their time, then of their making', () => {
  const clock = createVirtualClock();
  const ran: string[] = [];
  clock.setTimer(20, () => ran.push('late'));
  clock.setTimer(10, () => ran.push('early'));
  clock.setTimer(10, () => ran.push('early too'));
  clock.advance(15);
  expect(ran).toEqual(['early', 'early too']);
  expect(clock.now()).toBe(15);
  clock.advance(5);
  expect(ran).toHaveLength(3);
});

test('runs what a timer sets, if its time has come too', () => {
  const clock = createVirtualClock();
  let ranAtMs = -1;
  clock.setTimer(10, () => {
    clock.setTimer(5, () => {
      ranAtMs = clock.now();
    });
  });
  clock.advance(100);
  expect(ranAtMs).toBe(15);
});

test('forgets what was disposed of', () => {
  const clock = createVirtualClock();
  const timer = clock.setTimer(10, () => {
    throw new Error('it was disposed of');
  });
  timer[Symbol.dispose]();
  expect(clock.runNext()).toBe(false);
  expect(clock.now()).toBe(0);
});

test('moves the date with the time', () => {
  const clock = createVirtualClock(new Date('2020-02-02T00:00:00Z'));
  clock.advance(1_500);
  expect(clock.wall().toISOString()).toBe('2020-02-02T00:00:01.500Z');
});

test('goes on until a promise settles, and says so when it never will', async () => {
  const clock = createVirtualClock();
  const later = new Promise((resolve) => {
    clock.setTimer(60_000, () => resolve('there'));
  });
  await expect(clock.runUntil(later)).resolves.toBe('there');
  await expect(clock.runUntil(Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(clock.runUntil(new Promise(() => {}))).rejects.toThrow('Nothing is left');
});
