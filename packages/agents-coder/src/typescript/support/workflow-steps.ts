/** One attempt of one step. */
export interface StepRun {
  readonly id: string;
  /** Name of what runs it. */
  readonly uses: string;
  /** The input of the workflow. */
  readonly input: unknown;
  /** What the steps that are ok so far gave, by id. */
  readonly results: Readonly<Record<string, unknown>>;
  /** From 1. */
  readonly attempt: number;
  readonly timeout_ms: number | null;
}

/** What runs the steps of a workflow. */
export interface WorkflowSteps {
  /** Gives the step's value, or throws: `code` and `transient` tell what the failure is. */
  run(step: StepRun): Promise<unknown>;
  /** Undoes what a step did. */
  compensate(name: string): Promise<void>;
}
