import { PGraph } from 'p-graph';
import type { Scheduler } from '../schedulers/scheduler.ts';

/** Its constructor checks for cycles and ranks, as ours does. */
export const schedule: Scheduler = async ({ tasks }, { workers }) => {
  let done = 0;
  const run = async (): Promise<void> => {
    done += 1;
  };
  const nodes = new Map(tasks.map((task) => [task.task_id, { run }]));
  const edges = tasks.flatMap((task) =>
    task.dependencies.map((dependency): [string, string] => [dependency, task.task_id]),
  );
  await new PGraph(nodes, edges).run({ concurrency: workers });
  return done;
};
