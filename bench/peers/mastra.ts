import { createStep, createWorkflow } from '@mastra/core/workflows';
import { buildGraph, topologicalBatches } from '@parallel-dispatcher/graph';
import { z } from 'zod';
import type { Scheduler } from '../schedulers/scheduler.ts';

/**
 * It has steps one after the other and steps side by side, but no graph: a plan is given to it in
 * batches, as its documentation does with a fan-out. `workers` has no counterpart in it.
 */
export const schedule: Scheduler = async (plan) => {
  const built = buildGraph(plan);
  if (!built.ok) throw new Error(built.errors[0]?.message);
  let done = 0;
  const schemas = { inputSchema: z.any(), outputSchema: z.any() };
  const stepOf = (id: string) =>
    createStep({
      id,
      ...schemas,
      execute: async () => {
        done += 1;
        return {};
      },
    });
  const workflow = createWorkflow({ id: 'bench', ...schemas });
  for (const batch of topologicalBatches(built.value)) {
    if (batch.length === 1) workflow.then(stepOf(batch[0]!));
    else workflow.parallel(batch.map(stepOf));
  }
  workflow.commit();
  const run = await workflow.createRun();
  const { status } = await run.start({ inputData: {} });
  if (status !== 'success') throw new Error(`The workflow ended as ${status}.`);
  return done;
};
