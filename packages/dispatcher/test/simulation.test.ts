import { describe, expect, test } from '@jest/globals';
import type { RunEvent, TaskOutcome } from '@parallel-dispatcher/schema';
import fc from 'fast-check';
import { createRandom } from '../src/testing/create-random.ts';
import { simulateRun } from '../src/testing/simulate-run.ts';
import { checkBlocked, checkEvents, checkNoIdleWorker } from './support/check-run.ts';
import { randomRun } from './support/random-run.ts';

const numRuns = 3_000;

describe('any run, whatever its executor does', () => {
  test('ends with one outcome a task, never too early, never too many, never idle', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { options } = randomRun(seed);
        const run = simulateRun({ ...options, whenIdle: checkNoIdleWorker });
        checkEvents(options, run.events);
        checkBlocked(options, run);
      }),
      { numRuns },
    );
  });

  test('is the same again for the same seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const [one, other] = [randomRun(seed), randomRun(seed)];
        expect(simulateRun(other.options)).toStrictEqual(simulateRun(one.options));
      }),
      { numRuns: 300 },
    );
  });

  test('is over in time after a stop', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { options } = randomRun(seed);
        const run = simulateRun(options);
        const stop = run.events.find(isStop);
        if (stop === undefined) return run.stopped === null;
        return run.stopped !== null && run.endedAtMs - stop.at_ms <= 20;
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a run resumed from any prefix of its journal', () => {
  test('comes to the same end', () => {
    fc.assert(
      fc.property(fc.integer(), fc.boolean(), (seed, journalOnly) => {
        const { options, isInterrupted } = randomRun(seed);
        const whole = simulateRun(options);
        const cut = createRandom(seed).below(whole.events.length + 1);
        const prefix = whole.events.slice(0, cut);
        const history = journalOnly ? prefix.filter(isFact) : prefix;
        const resumed = simulateRun({ ...options, history, whenIdle: checkNoIdleWorker });

        checkBlocked(options, resumed);
        const settledBefore = prefix.flatMap((event) =>
          event.type === 'settled' ? [event.outcome] : [],
        );
        const goesOn = whole.events.slice(0, cut).some(isStop);
        for (const outcome of settledBefore) {
          if (goesOn && outcome.outcome === 'cancelled') continue;
          const after = resumed.outcomes.find(({ task }) => task === outcome.task);
          expect(after).toStrictEqual(outcome);
        }
        // What must not start twice cannot come to the same end.
        const isSame = !resumed.outcomes.some(({ error }) => error?.code === 'INTERRUPTED');
        if (!isInterrupted && isSame)
          expect(resumed.outcomes.map(essence)).toEqual(whole.outcomes.map(essence));
      }),
      { numRuns },
    );
  });
});

/** What does not depend on timing. */
function essence({ task, outcome, output, error, attempts }: TaskOutcome): unknown {
  return {
    task,
    outcome,
    output: JSON.stringify(output)?.split('#')[0],
    code: error?.code,
    attempts,
  };
}

function isFact({ type }: RunEvent): boolean {
  return type !== 'settled' && type !== 'started' && type !== 'progress';
}

function isStop(event: RunEvent): boolean {
  return (
    (event.type === 'cancel' && event.task === null) ||
    (event.type === 'timer' && event.timer === 'run_deadline')
  );
}
