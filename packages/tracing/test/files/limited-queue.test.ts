import { describe, expect, test } from '@jest/globals';
import { LimitedQueue } from '../../src/files/limited-queue.ts';

describe('a limited queue', () => {
  test('never runs more than its limit, runs all, in the order added', async () => {
    const queue = new LimitedQueue(16);
    const started: number[] = [];
    let running = 0;
    let most = 0;
    for (let n = 0; n < 100; n += 1) {
      queue.add(async () => {
        started.push(n);
        running += 1;
        most = Math.max(most, running);
        await Promise.resolve();
        running -= 1;
      });
    }
    expect(queue.size).toBe(100);
    expect(started).toEqual([]);
    await queue.idle();
    expect(most).toBe(16);
    expect(started).toEqual(Array.from({ length: 100 }, (_, n) => n));
    expect(queue.size).toBe(0);
  });

  test('is idle at once when nothing was asked', async () => {
    await expect(new LimitedQueue(1).idle()).resolves.toBeUndefined();
  });

  test('waits for jobs that are added while it waits', async () => {
    const queue = new LimitedQueue(1);
    let last = false;
    queue.add(() => {
      queue.add(async () => {
        await Promise.resolve();
        last = true;
      });
      return Promise.resolve();
    });
    await queue.idle();
    expect(last).toBe(true);
  });
});
