import { setTimeout } from 'node:timers/promises';
import { AgentPool, LocalExecutor, type LoadedAgent } from '@parallel-dispatcher/executor';
import halfSecond from '../agents/half-second.ts';
import instant from '../agents/instant.ts';
import { answerProbe } from '../harness/answer-probe.ts';
import { planOnPool } from '../harness/plan-on-pool.ts';
import { probeOptions } from '../harness/probe-options.ts';
import { timeWork, type WorkTime } from '../harness/time-work.ts';

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
  const all = { executor, agents, agent, runId, tasks: width, maxWorkers: width };
  return await timeWork(async () => await planOnPool(all));
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
