import { expect, test } from '@jest/globals';
import type { Deliver } from '../../src/index.ts';
import { createMemoryExecutor } from '../../src/testing/index.ts';
import { settle, startRun } from '../support/start-run.ts';

function start(): { run: ReturnType<typeof startRun>; deliver: Deliver; isOpen: () => boolean } {
  let deliver: Deliver | undefined;
  let open = true;
  const run = startRun(
    { a: [], b: ['a'], c: [] },
    (clock) => createMemoryExecutor({ clock, agents: { worker: () => new Promise(() => {}) } }),
    {
      control: (given) => {
        deliver = given;
        return {
          [Symbol.dispose]: () => {
            open = false;
          },
        };
      },
    },
  );
  return { run, deliver: deliver!, isOpen: () => open };
}

test('an order from outside is an event like any other', async () => {
  const { run, deliver } = start();
  await settle();
  deliver({ type: 'cancel', task: 'a', reason: 'not needed' });
  deliver({ type: 'decision', task: 'c', decision: 'go on', by: 'me', shown_sha256: null });
  const { outcomes } = await run.finish();
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['cancelled', 'blocked', 'timed_out']);
  expect(run.log.events).toContainEqual(
    expect.objectContaining({ type: 'cancel', task: 'a', reason: 'not needed', signal: null }),
  );
  expect(run.log.events).toContainEqual(expect.objectContaining({ type: 'decision', task: 'c' }));
});

test('an order about an unknown task is refused to whoever gives it, and the run goes on', async () => {
  const { run, deliver } = start();
  expect(() => deliver({ type: 'cancel', task: 'z', reason: '' })).toThrow(
    expect.objectContaining({ code: 'UNKNOWN_TASK', task: 'z' }),
  );
  deliver({ type: 'cancel', task: null, reason: 'enough' });
  expect((await run.finish()).stopped).toEqual({ reason: 'cancelled', detail: 'enough' });
});

test('after the run nobody listens', async () => {
  const { run, deliver, isOpen } = start();
  deliver({ type: 'cancel', task: null, reason: 'enough' });
  await run.finish();
  const count = run.log.events.length;
  expect(isOpen()).toBe(false);
  deliver({ type: 'cancel', task: 'a', reason: 'too late' });
  await settle();
  expect(run.log.events).toHaveLength(count);
});
