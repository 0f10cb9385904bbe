import { availableParallelism } from 'node:os';
import { AgentPool, LocalExecutor, type LoadedAgent } from '@parallel-dispatcher/executor';
import generateAgent from '../agents/generate.ts';
import { answerProbe } from '../harness/answer-probe.ts';
import { planOnPool } from '../harness/plan-on-pool.ts';
import { probeOptions } from '../harness/probe-options.ts';
import { timeWork, type WorkTime } from '../harness/time-work.ts';

/** Nodes that are generated on threads that did so before, one thread for each core that it may use. */
const { tasks, rounds } = probeOptions() as { readonly tasks: number; readonly rounds: number };

/** It imports nothing, so what it is is said here. */
const definition = generateAgent as unknown as LoadedAgent['definition'];
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

for (let round = 0; round < 3; round += 1) await generate(`warm-up-${round}`);
const times: WorkTime[] = [];
for (let round = 0; round < rounds; round += 1) {
  times.push(await timeWork(async () => await generate(`round-${round}`)));
}
answerProbe({ cores, times });

async function generate(runId: string): Promise<void> {
  await planOnPool({ executor, agents, agent: 'generate', runId, tasks, maxWorkers: cores });
}
