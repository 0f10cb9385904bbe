import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FairQueue } from '../../src/server/fair-queue.ts';

const never = new AbortController().signal;

describe('FairQueue', () => {
  test('lets tasks take turns, however many calls one has', async () => {
    const queue = new FairQueue({ limit: 1 });
    await queue.enter('first', never);
    const order: string[] = [];
    const keys = ['a', 'a', 'a', 'b', 'c', 'b'];
    const turns = keys.map(async (key) => {
      await queue.enter(key, never);
      order.push(key);
      queue.leave();
    });
    queue.leave();
    await Promise.all(turns);
    expect(order).toEqual(['a', 'b', 'c', 'a', 'b', 'a']);
    expect(queue).toMatchObject({ running: 0, queued: 0 });
  });

  test('never lets more in than the limit, and nobody is forgotten', async () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean()), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), steps, async (limit, all) => {
        const queue = new FairQueue({ limit });
        let inside = 0;
        let most = 0;
        const ended = all.map(async ([key, isCancelled]) => {
          const controller = new AbortController();
          const entering = queue.enter(key, controller.signal);
          if (isCancelled) controller.abort();
          if (!(await entering)) return 'left';
          inside += 1;
          most = Math.max(most, inside);
          await Promise.resolve();
          inside -= 1;
          queue.leave();
          return 'served';
        });
        expect(await Promise.all(ended)).toHaveLength(all.length);
        expect(most).toBeLessThanOrEqual(limit);
        expect(queue).toMatchObject({ running: 0, queued: 0 });
      }),
    );
  });
});
