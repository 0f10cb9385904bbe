import { describe, expect, test } from '@jest/globals';
import type { RunEvent, TaskOutcome } from '@parallel-dispatcher/schema';
import fc from 'fast-check';
import { createRandom } from '../src/testing/create-random.ts';
import { simulateRun } from '../src/testing/simulate-run.ts';
import { checkIdleWorkers } from './support/check-idle-workers.ts';
import { checkRules } from './support/check-rules.ts';
import { randomRules } from './support/random-rules.ts';

describe('any run that uses all the rules', () => {
  test('keeps them, and comes to one end a task', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { options } = randomRules(seed);
        const run = simulateRun({ ...options, whenIdle: checkIdleWorkers });
        checkRules(options, run.events);
      }),
      { numRuns: 1_500 },
    );
  });

  test('is the same again for the same seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const [one, other] = [randomRules(seed), randomRules(seed)];
        expect(simulateRun(other.options)).toStrictEqual(simulateRun(one.options));
      }),
      { numRuns: 100 },
    );
  });
});

describe('such a run, broken anywhere and resumed', () => {
  test('keeps the rules, runs nothing finished again, and comes to the same end', () => {
    fc.assert(
      fc.property(fc.integer(), fc.boolean(), (seed, journalOnly) => {
        const { options, isTimed } = randomRules(seed);
        const whole = simulateRun(options);
        let { events } = whole;
        let resumed = whole;
        const random = createRandom(seed);
        for (let breaks = random.below(3) + 1; breaks > 0; breaks -= 1) {
          const prefix = events.slice(0, random.below(events.length) + 1);
          const history = journalOnly ? prefix.filter(isFact) : prefix;
          resumed = simulateRun({ ...options, history, whenIdle: checkIdleWorkers });
          events = [...prefix, ...resumed.events.slice(history.length)];
          checkRules(options, events);
        }
        const interrupted = resumed.outcomes.some(({ error }) => error?.code === 'INTERRUPTED');
        if (isTimed || interrupted) return;
        expect(resumed.outcomes.map(essence)).toEqual(whole.outcomes.map(essence));
      }),
      { numRuns: 1_500 },
    );
  });
});

/** What does not depend on timing. */
function essence(outcome: TaskOutcome): unknown {
  const { task, output, error, attempts, flaky, optional, skip_reason: why } = outcome;
  const said = JSON.stringify(output)?.replaceAll(/#\d+/g, '');
  return [task, outcome.outcome, said, error?.code, attempts, flaky, optional, why];
}

function isFact({ type }: RunEvent): boolean {
  return type !== 'settled' && type !== 'started' && type !== 'progress';
}
