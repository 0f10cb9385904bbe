import { expect, test } from '@jest/globals';
import type { RunEvent, TaskOutcome } from '@parallel-dispatcher/schema';
import fc from 'fast-check';
import { createRandom } from '../../src/testing/create-random.ts';
import { createSimulatedExecutor } from '../../src/testing/simulated-executor.ts';
import { checkRules } from '../support/check-rules.ts';
import { randomRules } from '../support/random-rules.ts';
import type { RunSetup } from '../support/run-setup.ts';
import { startRun } from '../support/start-run.ts';

interface Ended {
  readonly events: readonly RunEvent[];
  readonly outcomes: readonly TaskOutcome[];
}

/** A run through the whole shell: hints get lost, answers may be known, and nobody interferes. */
async function run(seed: number, journal: readonly RunEvent[]): Promise<Ended> {
  const { world, outside: _, ...setup } = randomRules(seed).options;
  const random = createRandom(seed);
  const started = startRun(
    setup as unknown as RunSetup,
    (clock) =>
      createSimulatedExecutor({
        clock,
        world: (envelope) =>
          world({
            ...envelope,
            type: 'submit',
            reason: 'ready',
            timeoutMs: envelope.deadline.timeout_ms,
          }),
        losesHint: () => random.chance(0.1),
      }),
    {
      journal,
      // Longer than a lost hint costs: else what was not heard of in time counts as timed out.
      patience: { reportMs: 5_000, startMs: 10_000, cancelMs: 20 },
      answers: {
        mayKnow: (task) => task.endsWith('7'),
        lookup: async ({ task }) =>
          task.startsWith('t7')
            ? { key: task, output: task, artifacts: [], filesWritten: [], fromRun: null }
            : undefined,
        store: async () => {},
      },
    },
  );
  const { outcomes } = await started.finish();
  return { events: started.log.events, outcomes };
}

test('any run through the shell, broken anywhere and resumed, comes to the same end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const { options } = randomRules(seed);
      const whole = await run(seed, []);
      checkRules(options, whole.events);
      const cut = createRandom(seed).below(whole.events.length) + 1;
      const prefix = whole.events.slice(0, cut);
      const resumed = await run(seed, prefix.filter(isFact));
      const events = [...prefix, ...resumed.events];
      checkRules(options, events);
      expect(resumed.events.map(({ seq }) => seq)).toEqual(
        resumed.events.map((_, index) => prefix.findLast(isFact)!.seq + 1 + index),
      );
      const { limits, plan } = options;
      const isTimed =
        limits.runTimeoutMs !== null ||
        limits.onFailure !== 'continue' ||
        plan.tasks.some((task) => task.total_timeout_seconds !== undefined);
      if (isTimed || resumed.outcomes.some(({ error }) => error?.code === 'INTERRUPTED')) return;
      expect(resumed.outcomes.map(essence)).toEqual(whole.outcomes.map(essence));
    }),
    { numRuns: 150 },
  );
});

/** What does not depend on timing. */
function essence({ task, outcome, output, error, attempts, flaky }: TaskOutcome): unknown {
  return [
    task,
    outcome,
    JSON.stringify(output)?.replaceAll(/#\d+/g, ''),
    error?.code,
    attempts,
    flaky,
  ];
}

function isFact({ type }: RunEvent): boolean {
  return type !== 'settled' && type !== 'started' && type !== 'progress';
}
