/** One step of a workflow, as its contract declares it. */
export interface WorkflowStep {
  readonly id: string;
  readonly uses: string;
  readonly dependsOn: readonly string[];
  /** Whether it is to run at all, by what the steps that are ok gave. */
  readonly when?: (steps: Readonly<Record<string, unknown>>) => boolean;
  readonly timeoutMs?: number;
  /** The first attempt counts. */
  readonly maxAttempts: number;
  /** @default 'fail' */
  readonly onFailure?: 'fail' | 'continue';
  /** Name of the action that undoes it. */
  readonly compensate?: string;
  /** So many dependencies have to be ok; without it all have to be ok or skipped. */
  readonly atLeast?: number;
}
