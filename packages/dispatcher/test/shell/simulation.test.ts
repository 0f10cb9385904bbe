import { expect, test } from '@jest/globals';
import type { RunEvent } from '@parallel-dispatcher/schema';
import fc from 'fast-check';
import { createRandom, createSimulatedExecutor } from '../../src/testing/index.ts';
import { checkBlocked, checkEvents } from '../support/check-run.ts';
import { randomRun } from '../support/random-run.ts';
import type { RunSetup } from '../support/run-setup.ts';
import { startRun } from '../support/start-run.ts';

/** The world of a random run, around the whole shell: with lost hints and a real AbortSignal. */
async function runSeed(seed: number): Promise<readonly RunEvent[]> {
  const { options } = randomRun(seed);
  const { world, patience, outside = [] } = options;
  const random = createRandom(seed);
  const cancel = new AbortController();
  const run = startRun(
    options as unknown as RunSetup,
    (clock) => {
      for (const { atMs, body } of outside) {
        if (body.type !== 'cancel' || body.task !== null) continue;
        const { reason, signal } = body;
        clock.setTimer(atMs, () => cancel.abort({ reason, signal }));
      }
      return createSimulatedExecutor({
        clock,
        world: (envelope) =>
          world({
            ...envelope,
            type: 'submit',
            reason: 'ready',
            timeoutMs: envelope.deadline.timeout_ms,
          }),
        losesHint: () => random.chance(0.1),
      });
    },
    { ...(patience && { patience }), cancel: cancel.signal },
  );
  const { outcomes, stopped, totalTimeMs } = await run.finish();
  checkEvents({ ...options, gatesOf: () => [] }, run.log.events);
  checkBlocked(options, { events: run.log.events, outcomes, stopped, endedAtMs: totalTimeMs });
  return run.log.events;
}

test('any run through the whole shell keeps what the core promises', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => void (await runSeed(seed))),
    { numRuns: 250 },
  );
});

test('the same seed writes the same journal', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      expect(await runSeed(seed)).toEqual(await runSeed(seed));
    }),
    { numRuns: 50 },
  );
});
