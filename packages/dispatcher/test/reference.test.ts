import { expect, test } from '@jest/globals';
import type { AttemptStatus } from '@parallel-dispatcher/schema';
import fc from 'fast-check';
import { createRandom, type Random } from '../src/testing/create-random.ts';
import { simulateRun } from '../src/testing/simulate-run.ts';
import { referenceSchedule } from './support/reference-schedule.ts';
import { runSetup, type TestTask } from './support/run-setup.ts';

test('starts the same tasks at the same times as a scheduler that looks at everything', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = createRandom(seed);
      const tasks = randomTasks(random);
      const maxWorkers = random.below(5) + 1;
      const callOf = (task: string, alone: boolean): Call => randomCall(seed, task, alone);

      const expected = referenceSchedule({ tasks, maxWorkers, callOf });
      const run = simulateRun({
        ...runSetup(tasks, { maxWorkers, timeoutMs: 100_000 }),
        world: ({ task, isolation }) => ({
          startsAfterMs: undefined,
          reports: [callOf(task, isolation === 'alone')],
          cancelsAfterMs: undefined,
        }),
      });

      const starts = run.events.flatMap((event) =>
        event.type === 'submitted' ? [{ task: event.task, atMs: event.at_ms }] : [],
      );
      expect(starts.sort(byTimeThenName)).toEqual(expected.starts.toSorted(byTimeThenName));
      const outcomes = run.outcomes.map(({ task, outcome }) => [task, outcome]);
      expect(Object.fromEntries(outcomes)).toEqual(expected.outcomes);
    }),
    { numRuns: 600 },
  );
});

interface Call {
  readonly afterMs: number;
  readonly status: AttemptStatus;
}

interface Start {
  readonly task: string;
  readonly atMs: number;
}

/** So few edges that the core ranks on every measurement, as the reference does. */
const mostEdges = 90;

function randomTasks(random: Random): Record<string, TestTask> {
  const size = random.below(25) + 1;
  const density = random.next() * 0.4;
  const kinds = random.below(4) + 1;
  const tasks: Record<string, TestTask> = {};
  let edges = 0;
  for (let number = 0; number < size; number += 1) {
    const needs = Object.keys(tasks).filter(() => random.chance(density) && edges++ < mostEdges);
    tasks[`t${number}`] = {
      needs,
      priority: random.chance(0.2) ? random.below(3) : 0,
      agent: `agent-${random.below(kinds)}`,
      ...(random.chance(0.3) && { hintMs: random.next() * 50 + 1 }),
    };
  }
  return tasks;
}

/** No two calls take the same time, so that no tie hides a difference. */
function randomCall(seed: number, task: string, alone: boolean): Call {
  const random = createRandom(seed ^ (Number(task.slice(1)) * 7919 + (alone ? 1 : 0)));
  const roll = random.next();
  const status = roll < 0.85 ? 'succeeded' : roll < 0.92 ? 'failed' : 'lost';
  return { afterMs: random.next() * 100 + 0.1, status };
}

function byTimeThenName(a: Start, b: Start): number {
  return a.atMs - b.atMs || a.task.localeCompare(b.task);
}
