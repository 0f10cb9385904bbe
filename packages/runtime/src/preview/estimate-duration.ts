import { criticalPath } from '@parallel-dispatcher/graph';
import type { History } from '@parallel-dispatcher/tracing';
import type { PreparedRun } from '../prepared-run.ts';

/** How long a run may take by what its agents took before; null with the reason why nobody knows. */
export interface DurationEstimate {
  readonly duration_ms: number | null;
  /** Between what one in ten calls was faster than, and what one in ten was slower than. */
  readonly duration_range_ms: { readonly low: number; readonly high: number } | null;
  readonly duration_reason: string;
}

type Estimated = Pick<PreparedRun, 'plan' | 'graph' | 'routes' | 'maxWorkers'>;

/**
 * No schedule is faster than the longest chain, or than all work shared by all workers; one that
 * starts the longest chain first comes close to the larger of the two. Retries are not counted.
 */
export function estimateDuration(run: Estimated, history: History): DurationEstimate {
  const mapped = run.plan.tasks.find(({ map }) => map !== undefined);
  if (mapped !== undefined) {
    return unknown(
      `How many items ${JSON.stringify(mapped.task_id)} has is known only in the run.`,
    );
  }
  const durations = new Map(
    run.plan.tasks.map(({ task_id: task }) => {
      const agent = run.routes.get(task)?.agent.definition.name ?? '';
      return [task, history.byTask.get(agent)?.get(task) ?? history.byAgent.get(agent)] as const;
    }),
  );
  const first = run.plan.tasks.find(({ task_id: task }) => durations.get(task) === undefined);
  if (first !== undefined) {
    const agent = run.routes.get(first.task_id)?.agent.definition.name ?? 'its agent';
    return unknown(`No past run in the trace folder tells how long ${agent} takes.`);
  }
  const bound = (weightOf: (task: string) => number): number => {
    const work = run.plan.tasks.reduce((sum, { task_id: task }) => sum + weightOf(task), 0);
    return Math.round(Math.max(criticalPath(run.graph, weightOf).length, work / run.maxWorkers));
  };
  return {
    duration_ms: bound((task) => durations.get(task)?.medianMs ?? 0),
    duration_range_ms: {
      low: bound((task) => durations.get(task)?.p10Ms ?? 0),
      high: bound((task) => durations.get(task)?.p90Ms ?? 0),
    },
    duration_reason: `From ${history.runs} past ${history.runs === 1 ? 'run' : 'runs'}, without retries.`,
  };
}

function unknown(reason: string): DurationEstimate {
  return { duration_ms: null, duration_range_ms: null, duration_reason: reason };
}
