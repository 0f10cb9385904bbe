export type StepStatus = 'ok' | 'failed' | 'skipped' | 'not_run';

/** How a workflow ended. A failed one is an outcome too, and no error. */
export interface WorkflowOutcome {
  readonly status: 'completed' | 'completed_with_warnings' | 'failed';
  readonly steps: Readonly<Record<string, StepStatus>>;
  /** Attempts of the steps that ran. */
  readonly calls: Readonly<Record<string, number>>;
  /** Actions that undid steps, in their order. */
  readonly compensated: readonly string[];
  /** Actions that failed to. */
  readonly compensationFailures: readonly string[];
  /** The step whose failure ended the workflow, the first of several. */
  readonly failedStep: string | null;
}
