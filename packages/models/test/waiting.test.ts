import { describe, expect, test } from '@jest/globals';
import type { TaskClock } from '@parallel-dispatcher/schema/ports';
import { createGovernor } from '../src/governor/create-governor.ts';
import { defaultModelLimits } from '../src/governor/model-limits.ts';
import { systemClock } from '../src/system-clock.ts';
import { modelScene } from './support/scene.ts';

/** A clock of a task that tells what holds it. */
function heldClock() {
  const changes: string[] = [];
  const firstHold = Promise.withResolvers<void>();
  const clock: TaskClock = {
    ...systemClock,
    hold() {
      changes.push('stands still');
      firstHold.resolve();
      return { [Symbol.dispose]: () => void changes.push('goes on') };
    },
  };
  return { clock, changes, held: firstHold.promise };
}

describe('the clock of a task', () => {
  test('stands still until it is the turn of its request, and no longer', async () => {
    const answered = Promise.withResolvers<void>();
    const limits = { ...defaultModelLimits, maxConcurrency: 1 };
    using governor = createGovernor({ clock: systemClock, limitsOf: () => limits });
    const changesAtRequest: string[][] = [];
    const waiting = heldClock();
    await using scene = await modelScene(
      async (_, index) => {
        changesAtRequest.push([...waiting.changes]);
        if (index === 0) await answered.promise;
        return { text: 'done' };
      },
      { governor },
    );
    const first = scene.ask();
    const second = scene.ask({}, { clock: waiting.clock });
    await waiting.held;
    answered.resolve();
    await Promise.all([first, second]);
    expect(changesAtRequest).toEqual([expect.anything(), ['stands still', 'goes on']]);
    expect(waiting.changes).toEqual(['stands still', 'goes on']);
  });

  test('stands still while the provider wants to be left alone', async () => {
    const waiting = heldClock();
    await using scene = await modelScene([
      { status: 429, headers: { 'retry-after': '0.01' } },
      { text: 'yes' },
    ]);
    expect(await scene.ask({}, { clock: waiting.clock })).toMatchObject({ ok: true });
    expect(waiting.changes).toEqual(['stands still', 'goes on']);
  });
});
