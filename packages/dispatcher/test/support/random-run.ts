import type { AttemptStatus } from '@parallel-dispatcher/schema';
import type { EventBody } from '../../src/index.ts';
import { createRandom, type Random } from '../../src/testing/create-random.ts';
import type { SimulatedCall } from '../../src/testing/simulated-call.ts';
import type { SimulationOptions } from '../../src/testing/simulate-run.ts';
import { runSetup, type TestTask } from './run-setup.ts';

/** Most runs go well for most tasks, or nothing below the first few would ever start. */
const statuses: readonly AttemptStatus[] = [
  ...Array.from({ length: 15 }, () => 'succeeded' as const),
  'failed',
  'timed_out',
  'cancelled',
  'lost',
  'lost',
];

export interface RandomRun {
  readonly options: SimulationOptions;
  /** Whether somebody stops the run or a task at some time: then the end depends on timing. */
  readonly isInterrupted: boolean;
}

/** Any run of up to 30 tasks. The same seed gives the same run. */
export function randomRun(seed: number): RandomRun {
  const random = createRandom(seed);
  const tasks = randomTasks(random);
  const ids = Object.keys(tasks);
  const outside = randomInterference(random, ids);
  const runTimeoutMs = random.chance(0.2) ? random.below(300) + 1 : null;
  const setup = runSetup(tasks, {
    maxWorkers: random.below(6) + 1,
    timeoutMs: 100,
    runTimeoutMs,
  });
  return {
    options: {
      ...setup,
      patience: { reportMs: 50, startMs: 200, cancelMs: 20 },
      gatesOf: (task) => (Number(task.slice(1)) % 3 === 0 ? ['third'] : []),
      // By isolation, not by generation: a resumed run has to come to the same end.
      world: ({ task, isolation }) =>
        randomCall(createRandom(seed ^ (Number(task.slice(1)) * 7919 + isolation.length))),
      outside,
    },
    isInterrupted: runTimeoutMs !== null || outside.some(({ body }) => body.type === 'cancel'),
  };
}

function randomTasks(random: Random): Record<string, TestTask> {
  const size = random.below(30) + 1;
  const density = random.next() * 0.3;
  const tasks: Record<string, TestTask> = {};
  for (let number = 0; number < size; number += 1) {
    tasks[`t${number}`] = {
      needs: Object.keys(tasks).filter(() => random.chance(density)),
      priority: random.chance(0.2) ? random.below(3) : 0,
      agent: `agent-${random.below(3)}`,
      restartable: random.chance(0.9),
      ...(random.chance(0.3) && { hintMs: random.below(50) + 1 }),
      ...(random.chance(0.1) && { timeoutSeconds: 0.03 }),
    };
  }
  return tasks;
}

function randomCall(random: Random): SimulatedCall {
  const afterMs = random.next() * 60;
  const status = statuses[random.below(statuses.length)]!;
  const first = { afterMs, status };
  const again = { afterMs: afterMs + random.below(40), status: statuses[random.below(15)]! };
  return {
    startsAfterMs: random.chance(0.9) ? random.next() * 5 : undefined,
    reports: random.chance(0.05) ? [] : random.chance(0.2) ? [first, again] : [first],
    cancelsAfterMs: random.chance(0.7) ? random.next() * 30 : undefined,
  };
}

function randomInterference(
  random: Random,
  ids: readonly string[],
): readonly { readonly atMs: number; readonly body: EventBody }[] {
  const outside: { atMs: number; body: EventBody }[] = [];
  if (random.chance(0.15)) {
    const signal = random.chance(0.5) ? 'SIGINT' : null;
    outside.push({ atMs: random.below(200), body: cancel(null, signal) });
  }
  if (random.chance(0.15)) {
    const task = ids[random.below(ids.length)]!;
    outside.push({ atMs: random.below(200), body: cancel(task, null) });
  }
  if (random.chance(0.2)) {
    outside.push({ atMs: random.below(100), body: pressure(random.below(8) + 1) });
    outside.push({ atMs: random.below(100) + 100, body: pressure(random.below(8) + 1) });
  }
  if (random.chance(0.2)) {
    const closesAtMs = random.below(100);
    outside.push({ atMs: closesAtMs, body: gate(false) });
    outside.push({ atMs: closesAtMs + random.below(200) + 1, body: gate(true) });
  }
  return outside;
}

function cancel(task: string | null, signal: string | null): EventBody {
  return { type: 'cancel', task, reason: 'somebody asked for it', signal };
}

function pressure(workers: number): EventBody {
  return { type: 'pressure', workers, reason: 'memory' };
}

function gate(open: boolean): EventBody {
  return { type: 'gate_changed', gate: 'third', open, reason: 'quota', until: null };
}
