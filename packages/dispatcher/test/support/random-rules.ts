import type { AttemptReport, ErrorClass, JsonValue } from '@parallel-dispatcher/schema';
import { errorDetail } from '@parallel-dispatcher/schema';
import type { Condition, EventBody, Expand, RunLimits } from '../../src/index.ts';
import { createRandom, type Random } from '../../src/testing/create-random.ts';
import type { SimulatedCall } from '../../src/testing/simulated-call.ts';
import type { SimulationOptions } from '../../src/testing/simulate-run.ts';
import { runSetup, type TestTask } from './run-setup.ts';

export interface RandomRules {
  readonly options: SimulationOptions;
  /** Whether the end depends on what happens when: then a broken run may end otherwise. */
  readonly isTimed: boolean;
}

const errorClasses: readonly ErrorClass[] = [
  'transient',
  'transient',
  'rate_limited',
  'tool',
  'invalid_output',
  'invalid_output',
  'auth',
  'bug',
];

/** Any run of up to 20 tasks that use all the rules there are. The same seed gives the same run. */
export function randomRules(seed: number): RandomRules {
  const random = createRandom(seed);
  const tasks = randomTasks(random);
  const ids = Object.keys(tasks);
  const outside = randomOrders(random, ids);
  const limits = randomLimits(random);
  const setup = runSetup(tasks, limits);
  const totals = Object.values(tasks).some(({ rules }) => rules?.total_timeout_seconds);
  return {
    options: {
      ...setup,
      seed,
      patience: { reportMs: 50, startMs: 200, cancelMs: 20 },
      conditions: conditionsOf(seed, tasks),
      skip: new Map(ids.filter(() => random.chance(0.04)).map((id) => [id, 'left out'])),
      expand: expandOf(seed),
      world: ({ task, attempt, isolation }) =>
        randomCall(createRandom(seed ^ hash(`${task}#${attempt}${isolation}`))),
      outside,
    },
    isTimed:
      totals ||
      outside.length > 0 ||
      limits.runTimeoutMs !== null ||
      (limits.onFailure ?? 'continue') !== 'continue',
  };
}

function randomTasks(random: Random): Record<string, TestTask> {
  const size = random.below(20) + 1;
  const density = random.next() * 0.3;
  const tasks: Record<string, TestTask> = {};
  for (let number = 0; number < size; number += 1) {
    tasks[`t${number}`] = {
      needs: Object.keys(tasks).filter(() => random.chance(density)),
      priority: random.chance(0.2) ? random.below(3) : 0,
      agent: `agent-${random.below(3)}`,
      restartable: random.chance(0.97),
      rules: {
        ...(random.chance(0.1) && { optional: true }),
        ...(random.chance(0.15) && { join: random.chance(0.5) ? 'any' : 'all_done' }),
        ...(random.chance(0.15) && { when: 'as the seed says' }),
        ...(random.chance(0.15) && { map: 'as the seed says' }),
        ...(random.chance(0.3) && { max_parallel: random.below(3) + 1 }),
        ...(random.chance(0.2) && { retry: { max_attempts: random.below(4) + 1 } }),
        ...(random.chance(0.2) && { retry: { on: ['timeout', 'tool', 'transient'] } }),
        ...(random.chance(0.04) && { total_timeout_seconds: 0.05 + random.next() }),
        ...(random.chance(0.2) && { resources: { gpu: random.below(3) + 1 } }),
        ...(random.chance(0.1) && { resources: { disk: 1, gpu: 1 } }),
      },
    };
  }
  return tasks;
}

function randomLimits(random: Random): RunLimits {
  return {
    maxWorkers: random.below(6) + 1,
    timeoutMs: 100,
    runTimeoutMs: random.chance(0.1) ? random.below(500) + 1 : null,
    retry: { backoff_seconds: 0.05 },
    onFailure: random.chance(0.8) ? 'continue' : random.chance(0.5) ? 'no-new' : 'kill',
    resources: { gpu: 3, disk: 1 },
    agents: {
      'agent-0': { concurrency: random.below(3) + 1 },
      'agent-1': { ratePerSecond: random.next() * 30 + 5 },
      ...(random.chance(0.5) && { 'agent-2': { concurrency: 2, ratePerSecond: 20 } }),
    },
    ageingMs: random.chance(0.5) ? 20 : 60_000,
  };
}

function conditionsOf(
  seed: number,
  tasks: Readonly<Record<string, TestTask>>,
): Map<string, Condition> {
  const conditions = new Map<string, Condition>();
  for (const [id, { needs = [], rules }] of Object.entries(tasks)) {
    if (rules?.when === undefined) continue;
    const random = createRandom(seed ^ hash(`when ${id}`));
    const roll = random.next();
    const watched = rules.join === 'any' ? undefined : needs[random.below(needs.length + 1)];
    conditions.set(id, ({ outcomeOf }) => {
      if (roll < 0.1) return { ok: false, errors: [errorDetail({ code: 'NO', message: 'no' })] };
      if (watched !== undefined) return { ok: true, value: outcomeOf(watched)?.output !== null };
      return { ok: true, value: { holds: roll < 0.6, reason: `rolled ${roll}` } };
    });
  }
  return conditions;
}

function expandOf(seed: number): Expand {
  return ({ task }) => {
    const random = createRandom(seed ^ hash(`map ${task}`));
    if (random.chance(0.1)) return { ok: false, errors: [] };
    const items: JsonValue[] = Array.from({ length: random.below(6) }, (_, index) => index);
    return { ok: true, value: items };
  };
}

function randomCall(random: Random): SimulatedCall {
  const afterMs = random.next() * 60;
  const first = { afterMs, ...randomEnd(random) };
  const again = { afterMs: afterMs + random.below(40), ...randomEnd(random) };
  return {
    startsAfterMs: random.chance(0.9) ? random.next() * 5 : undefined,
    reports: random.chance(0.03) ? [] : random.chance(0.1) ? [first, again] : [first],
    cancelsAfterMs: random.chance(0.7) ? random.next() * 30 : undefined,
    ...(random.chance(0.05) && { knownAfterMs: random.next() * 10 }),
  };
}

function randomEnd(random: Random): {
  status: AttemptReport['status'];
  facts?: Partial<AttemptReport>;
} {
  const roll = random.next();
  if (roll < 0.7) return { status: 'succeeded' };
  if (roll < 0.73) return { status: 'timed_out' };
  if (roll < 0.75) return { status: 'cancelled' };
  if (roll < 0.82) return { status: 'lost' };
  const facts: Partial<AttemptReport> = {
    error: errorDetail({ code: 'ROLLED', message: `It rolled ${roll}.` }),
    error_class: errorClasses[random.below(errorClasses.length)]!,
    ...(random.chance(0.2) && { retry_after_ms: random.below(300) }),
  };
  return { status: 'failed', facts };
}

function randomOrders(
  random: Random,
  ids: readonly string[],
): readonly { readonly atMs: number; readonly body: EventBody }[] {
  const cancel = (task: string | null): { atMs: number; body: EventBody } => ({
    atMs: random.below(300),
    body: { type: 'cancel', task, reason: 'somebody asked for it', signal: null },
  });
  const orders: { atMs: number; body: EventBody }[] = [];
  if (random.chance(0.1)) orders.push(cancel(null));
  if (random.chance(0.2)) orders.push(cancel(ids[random.below(ids.length)]!));
  return orders;
}

function hash(text: string): number {
  let mixed = 7;
  for (const letter of text) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x5bd1e995) + 11;
  return mixed;
}
