import { randomInt } from 'node:crypto';
import type { RunPlanOptions } from '@parallel-dispatcher/dispatcher';
import { exitCodeOf, runStatusOf } from '@parallel-dispatcher/schema';
import type { PreparedRun } from '../prepared-run.ts';
import type { RuntimeEnvironment } from '../runtime-options.ts';
import { runLimits } from './run-limits.ts';
import type { RunNames } from './run-names.ts';
import { taskConditions } from './task-conditions.ts';
import { traceContext } from './trace-context.ts';
import { withTurns } from './with-turns.ts';

type PlanToRun = Omit<RunPlanOptions, 'executor' | 'log'>;

/** What the dispatcher needs to know of a prepared run, whoever runs it. */
export async function planToRun(
  run: PreparedRun,
  { names, env }: { readonly names: RunNames } & Pick<RuntimeEnvironment, 'env'>,
): Promise<PlanToRun> {
  return {
    ...names,
    plan: withTurns(run.plan, run.writes),
    graph: run.graph,
    planSha256: run.planSha256(),
    seed: randomInt(2 ** 31),
    agents: new Map([...run.routes].map(([task, { agent }]) => [task, agent.definition])),
    inputOf: (call) => run.inputs.inputOf(call),
    expand: (call) => run.inputs.expand(call),
    extrasOf: (task) => ({
      verify: run.verify.get(task) ?? null,
      writes: run.writes.declared.get(task)?.slice() ?? null,
    }),
    traceparentOf: traceContext(names.runId, env),
    conditions: await taskConditions(run),
    limits: runLimits(run),
    finish: (outcomes, stopped) => {
      const status = runStatusOf(outcomes);
      return { status, exitCode: exitCodeOf(status, stopped) };
    },
  };
}
