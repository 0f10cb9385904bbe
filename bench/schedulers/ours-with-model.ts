import { buildGraph, toModel } from '@parallel-dispatcher/graph';
import { scheduleGraph } from './schedule-graph.ts';
import type { Scheduler } from './scheduler.ts';

/** The same, and the graphology model of the plan is built too and kept until the end. */
export const schedule: Scheduler = async (plan, options) => {
  const built = buildGraph(plan);
  if (!built.ok) throw new Error(built.errors[0]?.message);
  const model = toModel(built.value);
  const done = await scheduleGraph({ plan, graph: built.value, ...options });
  return Math.min(done, model.order);
};
