import { buildGraph, type GraphPlan, type TaskGraph } from '../src/index.ts';

/** A plan from rows of a task id and what it depends on: `planOf(['a'], ['b', 'a'])`. */
export function planOf(...rows: readonly (readonly [string, ...string[]])[]): GraphPlan {
  return { tasks: rows.map(([task_id, ...dependencies]) => ({ task_id, dependencies })) };
}

/** The graph of such rows; a bad plan fails the test with its errors. */
export function graphOf(...rows: readonly (readonly [string, ...string[]])[]): TaskGraph {
  return builtFrom(planOf(...rows));
}

export function builtFrom(plan: GraphPlan): TaskGraph {
  const built = buildGraph(plan);
  if (!built.ok) throw new Error(built.errors.map((error) => error.message).join('\n'));
  return built.value;
}

/** The errors of a plan; a good plan has none. */
export function errorsOf(plan: GraphPlan) {
  const built = buildGraph(plan);
  return built.ok ? [] : built.errors;
}

/** A plan of `size` tasks `t0`, `t1`, ... whose dependencies are given by number. */
export function numberedPlan(
  size: number,
  dependenciesOf: (number: number) => readonly number[],
): GraphPlan {
  return {
    tasks: Array.from({ length: size }, (_, number) => ({
      task_id: `t${number}`,
      dependencies: dependenciesOf(number).map((dependency) => `t${dependency}`),
    })),
  };
}
