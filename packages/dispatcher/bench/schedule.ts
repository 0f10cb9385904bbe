/**
 * What dispatching costs: microseconds of CPU per task in one thread with calls that are over at
 * once, against a bare Kahn loop over the same graph in the same process. CPU time, all threads of
 * the process and so garbage collection too, because it does not grow when others use the machine.
 *
 *     pnpm exec node packages/dispatcher/bench/schedule.ts [largest size]
 */
import { buildGraph, type TaskGraph } from '@parallel-dispatcher/graph';
import { planSchema, type Plan } from '@parallel-dispatcher/schema';
import { runPlan } from '../dist/index.js';
import { shapes } from './graph-shapes.ts';
import { createInstantExecutor } from './instant-executor.ts';
import { kahn } from './kahn.ts';

const rounds = 5;
const workers = [5, 1_000];
const largest = Number(process.argv[2] ?? 100_000);
const sizes = [100, 1_000, 10_000, 100_000].filter((size) => size <= largest);

type Row = Readonly<Record<string, string | number>>;

const rows: Row[] = [];
for (const [name, shape] of Object.entries(shapes)) {
  for (const size of sizes) {
    const plan = planOf(shape(size));
    for (const maxWorkers of workers) rows.push(await measure({ name, size, plan, maxWorkers }));
  }
}
console.table(rows);
const peak = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(`Peak memory of all of it: ${peak} MB.`);

interface Case {
  readonly name: string;
  readonly size: number;
  readonly plan: Plan;
  readonly maxWorkers: number;
}

async function measure({ name, size, plan, maxWorkers }: Case): Promise<Row> {
  const graphs: number[] = [];
  const runs: number[] = [];
  const floors: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let graph: TaskGraph | undefined;
    graphs.push(
      await cpuMsOf(async () => {
        const built = buildGraph(plan);
        if (!built.ok) throw new Error(built.errors[0]?.message);
        graph = built.value;
      }),
    );
    runs.push(await cpuMsOf(() => runInstantly({ plan, graph: graph!, maxWorkers })));
    floors.push(await cpuMsOf(() => kahn(graph!)));
  }
  const perTask = (times: readonly number[]): number => (median(times) * 1_000) / size;
  return {
    shape: name,
    tasks: size,
    workers: maxWorkers,
    'first run, ms': shorten(runs[0]!),
    'run, us/task': shorten(perTask(runs)),
    'graph, us/task': shorten(perTask(graphs)),
    'Kahn, us/task': shorten(perTask(floors)),
    'run / Kahn': shorten(perTask(runs) / perTask(floors)),
  };
}

interface RunOptions {
  readonly plan: Plan;
  readonly graph: TaskGraph;
  readonly maxWorkers: number;
}

async function runInstantly({ plan, graph, maxWorkers }: RunOptions): Promise<void> {
  const agent = { name: 'none', workload: 'io', restartable: true, api: 1 } as const;
  const { outcomes } = await runPlan({
    runId: 'bench',
    correlationId: 'bench',
    plan,
    graph,
    planSha256: '',
    seed: 1,
    agents: new Map(plan.tasks.map((task) => [task.task_id, agent])),
    inputOf: () => ({ ok: true, value: {} }),
    limits: { maxWorkers, timeoutMs: 60_000, runTimeoutMs: null },
    executor: createInstantExecutor(),
    log: {
      append: () => {},
      status: () => ({ status: 'off', resumable: false, reasons: [] }),
      close: async () => {},
    },
    finish: () => ({ status: 'success', exitCode: 0 }),
  });
  if (outcomes.some(({ outcome }) => outcome !== 'succeeded')) throw new Error('A task failed.');
}

async function cpuMsOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function planOf(dependencies: readonly (readonly number[])[]): Plan {
  return planSchema.parse({
    tasks: dependencies.map((needs, task) => ({
      task_id: `task-${task}`,
      dependencies: needs.map((needed) => `task-${needed}`),
    })),
  });
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}

function shorten(number: number): number {
  return Math.round(number * 100) / 100;
}
