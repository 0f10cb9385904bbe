import type { Condition } from '../condition.ts';

/** One step of a workflow. */
export interface WorkflowStep {
  readonly at: string;
  readonly id: string;
  readonly description: string | null;
  /** Name of what runs it. */
  readonly uses: string;
  readonly dependsOn: readonly string[];
  readonly when: Condition | null;
  readonly timeoutMs: number | null;
  /** The first attempt counts. */
  readonly maxAttempts: number;
  /** Whether the workflow goes on when it fails. */
  readonly continues: boolean;
  /** Name of the action that undoes it. */
  readonly compensate: string | null;
  /** So many dependencies have to be ok; null: all of them ok or skipped. */
  readonly atLeast: number | null;
}

/** The part of a contract that only orchestrators have. */
export interface Workflow {
  /** Null: no limit. */
  readonly maxParallel: number | null;
  readonly steps: readonly WorkflowStep[];
}
