import { buildGraph } from '@parallel-dispatcher/graph';
import { scheduleGraph } from './schedule-graph.ts';
import type { Scheduler } from './scheduler.ts';

/** As a run has it: the graph is checked, graphology is not asked. */
export const schedule: Scheduler = async (plan, options) => {
  const built = buildGraph(plan);
  if (!built.ok) throw new Error(built.errors[0]?.message);
  return await scheduleGraph({ plan, graph: built.value, ...options });
};
