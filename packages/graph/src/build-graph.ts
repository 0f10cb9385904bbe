import type { ErrorDetail } from '@parallel-dispatcher/schema';
import type { Adjacency } from './adjacency.ts';
import { findLookAlikes } from './find-look-alikes.ts';
import { linkDependencies } from './link-dependencies.ts';
import { numberTasks } from './number-tasks.ts';
import { createProblemList } from './problem-list.ts';
import { reportCycles, type DependencyCycle } from './report-cycles.ts';
import { reverseEdges } from './reverse-edges.ts';
import { sortTopologically } from './sort-topologically.ts';
import type { GraphPlan, TaskGraph } from './task-graph.ts';

/** A graph, or everything that is wrong with the plan. `cycles` are those of the errors, as data. */
export type BuiltGraph =
  | {
      readonly ok: true;
      readonly value: TaskGraph;
      /** Ids that look alike (`LOOK_ALIKE_TASK_ID`); the graph is right as it is. */
      readonly warnings: readonly ErrorDetail[];
    }
  | {
      readonly ok: false;
      readonly errors: readonly ErrorDetail[];
      readonly cycles: readonly DependencyCycle[];
    };

/**
 * Checks the tasks of a plan and links them. Linear in tasks and dependencies.
 * A dependency that a task names twice counts once. Errors: `DUPLICATE_TASK_ID`,
 * `CONFLICTING_TASK_ID`, `INVALID_TASK_ID`, `UNKNOWN_DEPENDENCY`, `SELF_DEPENDENCY`,
 * `DEPENDENCY_CYCLE`, and `MORE_PROBLEMS` for those past the hundredth.
 */
export function buildGraph(plan: GraphPlan): BuiltGraph {
  const { tasks } = plan;
  const problems = createProblemList();
  const numbers = numberTasks(tasks, problems);
  const dependencies = linkDependencies({ tasks, numbers, problems });
  const dependents = reverseEdges(dependencies);
  const dependencyCounts = rowLengths(dependencies);
  const topologicalOrder = sortTopologically(dependents, dependencyCounts);
  const unsorted = complementOf(topologicalOrder, tasks.length);
  const cycles =
    unsorted.length === 0 ? [] : reportCycles({ tasks, dependencies, unsorted, problems });

  const errors = problems.report();
  if (errors.length > 0) return { ok: false, errors, cycles };

  const ids = tasks.map((task) => task.task_id);
  return {
    ok: true,
    warnings: findLookAlikes(ids),
    value: {
      size: ids.length,
      ids,
      indexOf: (id) => numbers.byId.get(id) ?? -1,
      dependencyCounts,
      dependentOffsets: dependents.offsets,
      dependentTargets: dependents.targets,
      dependencyOffsets: dependencies.offsets,
      dependencyTargets: dependencies.targets,
      topologicalOrder,
    },
  };
}

function rowLengths({ offsets }: Adjacency): Int32Array {
  return offsets.slice(1).map((end, row) => end - offsets[row]!);
}

/** The numbers below `size` that are not in `numbers`, ascending. */
function complementOf(numbers: Int32Array, size: number): readonly number[] {
  if (numbers.length === size) return [];
  const isIn = new Uint8Array(size);
  for (const number of numbers) isIn[number] = 1;
  return Array.from(isIn.keys()).filter((number) => isIn[number] === 0);
}
