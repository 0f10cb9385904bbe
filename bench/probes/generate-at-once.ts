import { availableParallelism } from 'node:os';
import { AgentPool, LocalExecutor, type LoadedAgent } from '@parallel-dispatcher/executor';
import generate from '../agents/generate.ts';
import { answerProbe } from '../harness/answer-probe.ts';
import { planOnPool } from '../harness/plan-on-pool.ts';
import { probeOptions } from '../harness/probe-options.ts';
import { timeWork, type WorkTime } from '../harness/time-work.ts';

/** Nodes that are generated on threads that did so before: on all cores, and one after the other. */
const { tasks, rounds } = probeOptions() as { readonly tasks: number; readonly rounds: number };

/** It imports nothing, so what it is is said here. */
const definition = generate as unknown as LoadedAgent['definition'];
const moduleUrl = new URL('../agents/generate.ts', import.meta.url).href;
const agents = new Map<string, LoadedAgent>([['generate', { definition, moduleUrl }]]);
const cores = availableParallelism();
await using pool = new AgentPool({
  agents,
  maxWorkers: cores,
  roots: [import.meta.dirname],
  redact: (value) => value,
});
const executor = new LocalExecutor(pool);

async function run(maxWorkers: number, runId: string): Promise<WorkTime> {
  const all = { executor, agents, agent: 'generate', runId, tasks, maxWorkers };
  return await timeWork(async () => await planOnPool(all));
}

for (let round = 0; round < 3; round += 1) await run(cores, `warm-up-${round}`);
const atOnce: WorkTime[] = [];
const inTurn: WorkTime[] = [];
for (let round = 0; round < rounds; round += 1) {
  atOnce.push(await run(cores, `at-once-${round}`));
  inTurn.push(await run(1, `in-turn-${round}`));
}
answerProbe({ cores, atOnce, inTurn });
