import { describe, expect, test } from '@jest/globals';
import { Slots } from '../../src/pool/slots.ts';

const never = new AbortController().signal;

describe('Slots', () => {
  test('gives places in the order they were asked for', async () => {
    const slots = new Slots(1);
    const order: string[] = [];
    const first = await slots.acquire(never);
    const waiting = ['a', 'b'].map(async (name) => {
      using _place = await slots.acquire(never);
      order.push(name);
    });
    expect(order).toStrictEqual([]);
    first?.[Symbol.dispose]();
    await Promise.all(waiting);
    expect(order).toStrictEqual(['a', 'b']);
  });

  test('lets go of who was aborted while waiting', async () => {
    const slots = new Slots(1);
    const first = await slots.acquire(never);
    const abort = new AbortController();
    const aborted = slots.acquire(abort.signal);
    const next = slots.acquire(never);
    abort.abort();
    expect(await aborted).toBeUndefined();
    first?.[Symbol.dispose]();
    expect(await next).toBeDefined();
  });

  test('a place given back twice counts once', async () => {
    const slots = new Slots(1);
    const first = await slots.acquire(never);
    first?.[Symbol.dispose]();
    first?.[Symbol.dispose]();
    await slots.acquire(never);
    const abort = new AbortController();
    const third = slots.acquire(abort.signal);
    abort.abort();
    expect(await third).toBeUndefined();
  });
});
