/** The part of a plan that a graph is made of. */
export interface GraphPlan {
  readonly tasks: readonly {
    readonly task_id: string;
    readonly dependencies: readonly string[];
  }[];
}

/**
 * A checked plan: every dependency exists, nothing waits for itself. A task's number is its index
 * in the plan. The arrays are shared, not copied: read them, and copy what you want to count down.
 */
export interface TaskGraph {
  readonly size: number;
  /** In plan order. */
  readonly ids: readonly string[];
  /** The task's number, or -1 when the plan has no such task. */
  indexOf(id: string): number;
  /** By task number: how many distinct tasks it waits for. */
  readonly dependencyCounts: Int32Array;
  /** Dependents of `i` are `dependentTargets[dependentOffsets[i]]` up to, without, `[i + 1]`. */
  readonly dependentOffsets: Int32Array;
  readonly dependentTargets: Int32Array;
  /** The same the other way: what `i` waits for, in the order its task names it. */
  readonly dependencyOffsets: Int32Array;
  readonly dependencyTargets: Int32Array;
  /** Task numbers: every task after all it depends on, else in plan order. */
  readonly topologicalOrder: Int32Array;
}
