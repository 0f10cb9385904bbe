import type { History, Spread } from '@parallel-dispatcher/tracing';
import type { PreparedRun } from '../prepared-run.ts';

/** What model calls of a run may cost by what its agents cost before; null with the reason. */
export interface CostEstimate {
  readonly cost_usd: number | null;
  /** Between what one in ten calls cost less than, and what one in ten cost more than. */
  readonly cost_range_usd: { readonly low: number; readonly high: number } | null;
  readonly cost_reason: string;
}

type Estimated = Pick<PreparedRun, 'plan' | 'routes'>;

const free: Spread = { count: 0, p10: 0, median: 0, p90: 0 };

/** The sum over all tasks; those whose agents need no model cost nothing. Retries are not counted. */
export function estimateCost(run: Estimated, history: History): CostEstimate {
  const asking = run.plan.tasks.filter(({ task_id: task }) => asksModel(run, task));
  if (asking.length === 0) {
    const cost_reason = 'No task has an agent that asks a model.';
    return { cost_usd: 0, cost_range_usd: { low: 0, high: 0 }, cost_reason };
  }
  const mapped = run.plan.tasks.find(({ map }) => map !== undefined);
  if (mapped !== undefined) {
    const name = JSON.stringify(mapped.task_id);
    return unknown(`How many items ${name} has is known only in the run.`);
  }
  const costs = asking.map(({ task_id: task }) => costOfTask(run, { task, history }));
  const first = asking[costs.indexOf(undefined)];
  if (first !== undefined) {
    const agent = run.routes.get(first.task_id)?.agent.definition.name ?? 'its agent';
    return unknown(`No past run in the trace folder tells what ${agent} costs.`);
  }
  const sum = (of: (cost: Spread) => number): number =>
    toMicros(costs.reduce((total, cost) => total + of(cost ?? free), 0));
  return {
    cost_usd: sum(({ median }) => median),
    cost_range_usd: { low: sum(({ p10 }) => p10), high: sum(({ p90 }) => p90) },
    cost_reason: `From ${history.runs} past ${history.runs === 1 ? 'run' : 'runs'}, without retries.`,
  };
}

/** Of the task itself in past runs, else of its agent; undefined: nobody knows. */
export function costOfTask(
  { routes }: Pick<PreparedRun, 'routes'>,
  { task, history }: { readonly task: string; readonly history: History },
): Spread | undefined {
  const agent = routes.get(task)?.agent.definition.name ?? '';
  return history.costs.byTask.get(agent)?.get(task) ?? history.costs.byAgent.get(agent);
}

/** An estimate is no more exact than that. */
function toMicros(usd: number): number {
  return Math.round(usd * 1e6) / 1e6;
}

function asksModel({ routes }: Estimated, task: string): boolean {
  const { needs = [], uses = [] } = routes.get(task)?.agent.definition ?? {};
  return [...needs, ...uses].includes('model');
}

function unknown(cost_reason: string): CostEstimate {
  return { cost_usd: null, cost_range_usd: null, cost_reason };
}
