import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildGraph } from '@parallel-dispatcher/graph';
import { previewPlan, validatePlan } from '@parallel-dispatcher/runtime';
import { parsePlan } from '@parallel-dispatcher/schema';
import { answerProbe } from '../harness/answer-probe.ts';
import { probeOptions } from '../harness/probe-options.ts';
import { timeWork } from '../harness/time-work.ts';
import { largePlans } from '../plans/large-plan.ts';

/** A plan from bytes to a checked graph, once, in a process that has read no plan before. */
const { plan, scale, how } = probeOptions() as {
  readonly plan: string;
  readonly scale: number;
  /** `library`: parsePlan and buildGraph. The others: what the command calls. */
  readonly how: 'library' | 'validate' | 'preview' | 'JSON.parse';
};
const bytes = Buffer.from(largePlans[plan]!(scale));
const maxPlanBytes = 2 ** 28;
const cwd = mkdtempSync(join(tmpdir(), 'read-plan-bench-'));
const agents = [fileURLToPath(new URL('../agents/instant.ts', import.meta.url))];
writeFileSync(join(cwd, 'dispatch.config.json'), JSON.stringify({ agents }));

const ways: Readonly<Record<typeof how, () => unknown>> = {
  'JSON.parse': () => JSON.parse(bytes.toString()),
  library: () => {
    const parsed = parsePlan(bytes, { maxBytes: maxPlanBytes });
    if (!parsed.ok) throw new Error(parsed.errors[0]?.message);
    const graph = buildGraph(parsed.value);
    if (!graph.ok) throw new Error(graph.errors[0]?.message);
  },
  validate: async () => check(await validatePlan(bytes, { cwd, env: {}, flags: { maxPlanBytes } })),
  preview: async () => check(await previewPlan(bytes, { cwd, env: {}, flags: { maxPlanBytes } })),
};
try {
  answerProbe({ ...(await timeWork(ways[how])), megabytes: bytes.length / 1e6 });
} finally {
  rmSync(cwd, { recursive: true, force: true });
}

function check(previewed: Awaited<ReturnType<typeof validatePlan | typeof previewPlan>>): void {
  if (!previewed.ok) throw new Error(previewed.result.error ?? 'The plan was refused.');
}
