import { createRandom, simulateRun, type Random } from '@parallel-dispatcher/dispatcher/testing';
import { buildGraph, type TaskGraph } from '@parallel-dispatcher/graph';
import type { Plan } from '@parallel-dispatcher/schema';
import { answerProbe } from '../harness/answer-probe.ts';
import { probeOptions } from '../harness/probe-options.ts';
import { mixedShapes } from '../plans/mixed-plans.ts';
import { planOf } from '../plans/plan-of.ts';
import { barrierAgent, withBarriers } from '../plans/with-barriers.ts';

/** One plan a seed, in imagined time: as it is, and in waves. */
const { shape, size, workers, seeds, ageingMs } = probeOptions() as {
  readonly shape: string;
  readonly size: number;
  readonly workers: number;
  readonly seeds: number;
  /** @default the dispatcher's */
  readonly ageingMs?: number;
};

/** Medians of the agents' calls, in ms. */
const medians: Readonly<Record<string, number>> = { a: 200, b: 500, c: 1_200, d: 3_000 };
/** Spread within one agent: two calls of three are within a factor of 1.6. */
const sigma = 0.5;

const answers = Array.from({ length: seeds }, (_, seed) => {
  const random = createRandom(seed + 1);
  const dependencies = mixedShapes[shape]!(size, random);
  const names = Object.keys(medians);
  const drawn = planOf(dependencies);
  const tasks = drawn.tasks.map((task) => ({ ...task, agent: names[random.below(names.length)]! }));
  const plan = { ...drawn, tasks };
  const durations = new Map<string, number>(
    tasks.map((task) => [task.task_id, medians[task.agent]! * Math.exp(sigma * normal(random))]),
  );
  const graph = graphOf(plan);
  const waves = withBarriers(plan, graph);
  return {
    ours: makespan({ plan, graph, durations }),
    waves: makespan({ plan: waves, graph: graphOf(waves), durations }),
    bound: lowerBound(graph, durations),
  };
});
answerProbe({ answers });

interface Run {
  readonly plan: Plan;
  readonly graph: TaskGraph;
  readonly durations: ReadonlyMap<string, number>;
}

function makespan({ plan, graph, durations }: Run): number {
  const { endedAtMs, outcomes } = simulateRun({
    plan,
    graph,
    agents: new Map(
      plan.tasks.map(({ task_id: id, agent = barrierAgent }) => [
        id,
        { name: agent, workload: 'io', restartable: true, api: 1 },
      ]),
    ),
    limits: {
      maxWorkers: workers,
      timeoutMs: 1e9,
      runTimeoutMs: null,
      ...(ageingMs !== undefined && { ageingMs }),
    },
    world: ({ task }) => ({
      startsAfterMs: undefined,
      reports: [{ afterMs: durations.get(task) ?? 0, status: 'succeeded' }],
      cancelsAfterMs: undefined,
    }),
  });
  if (outcomes.some(({ outcome }) => outcome !== 'succeeded')) throw new Error('A task failed.');
  return endedAtMs;
}

/** No schedule can be shorter than its longest chain, nor than all of the work on all workers. */
function lowerBound(graph: TaskGraph, durations: ReadonlyMap<string, number>): number {
  const endsAt = new Float64Array(graph.size);
  let work = 0;
  for (const task of graph.topologicalOrder) {
    const duration = durations.get(graph.ids[task]!)!;
    const from = graph.dependencyOffsets[task]!;
    const before = graph.dependencyTargets.subarray(from, graph.dependencyOffsets[task + 1]);
    endsAt[task] = duration + before.reduce((latest, one) => Math.max(latest, endsAt[one]!), 0);
    work += duration;
  }
  return Math.max(work / workers, ...endsAt);
}

function graphOf(plan: Plan): TaskGraph {
  const built = buildGraph(plan);
  if (!built.ok) throw new Error(built.errors[0]?.message);
  return built.value;
}

/** @see Box, Muller 1958 */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
