import { setTimeout } from 'node:timers/promises';
import { runPlan, type RunPlanOptions } from '@parallel-dispatcher/dispatcher';
import { AgentPool, LocalExecutor, type LoadedAgent } from '@parallel-dispatcher/executor';
import { buildGraph } from '@parallel-dispatcher/graph';
import halfSecond from '../agents/half-second.ts';
import instant from '../agents/instant.ts';
import { answerProbe } from '../harness/answer-probe.ts';
import { probeOptions } from '../harness/probe-options.ts';
import { timeWork, type WorkTime } from '../harness/time-work.ts';
import { planOf } from '../plans/plan-of.ts';

/** Many tasks that wait half a second, at once, on threads that have run calls before. */
const { width, rounds } = probeOptions() as { readonly width: number; readonly rounds: number };

/** They import nothing, so what they are is said here. */
const definitions = [halfSecond, instant] as unknown as readonly LoadedAgent['definition'][];
const agents = new Map<string, LoadedAgent>(
  definitions.map((definition) => [
    definition.name,
    {
      definition,
      moduleUrl: new URL(`../agents/${definition.name}.ts`, import.meta.url).href,
    },
  ]),
);
await using pool = new AgentPool({
  agents,
  maxWorkers: width,
  roots: [import.meta.dirname],
  redact: (value) => value,
});
const executor = new LocalExecutor(pool);

/** How long until all are done. */
async function run(agent: string, runId: string): Promise<WorkTime> {
  const plan = planOf(
    Array.from({ length: width }, () => []),
    [agent],
  );
  const graph = buildGraph(plan);
  if (!graph.ok) throw new Error(graph.errors[0]?.message);
  const options: RunPlanOptions = {
    runId,
    correlationId: runId,
    plan,
    graph: graph.value,
    planSha256: '',
    seed: 1,
    agents: new Map(plan.tasks.map((task) => [task.task_id, agents.get(agent)!.definition])),
    inputOf: () => ({ ok: true, value: {} }),
    limits: { maxWorkers: width, timeoutMs: 60_000, runTimeoutMs: null },
    executor,
    log: {
      append: () => {},
      status: () => ({ status: 'off', resumable: false, reasons: [] }),
      close: async () => {},
    },
    finish: () => ({ status: 'success', exitCode: 0 }),
  };
  return await timeWork(async () => {
    const { outcomes } = await runPlan(options);
    const wrong = outcomes.find(({ outcome }) => outcome !== 'succeeded');
    if (wrong !== undefined) throw new Error(`${wrong.task} ended as ${wrong.outcome}.`);
  });
}

await run('instant', 'warm-up-1');
await run('instant', 'warm-up-2');
const times: WorkTime[] = [];
const bareMs: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  bareMs.push(await waitBare());
  times.push(await run('half-second', `round-${round}`));
}
answerProbe({ times, bareMs });

/** What the machine gives to as many timers of this thread. */
async function waitBare(): Promise<number> {
  const started = performance.now();
  await Promise.all(Array.from({ length: width }, async () => await setTimeout(500)));
  return performance.now() - started;
}
