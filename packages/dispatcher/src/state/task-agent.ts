/** What the dispatcher has to know of the agent of a task. */
export interface TaskAgent {
  readonly name: string;
  readonly workload: 'io' | 'cpu';
  /** Whether a call that vanished, or failed, may be made again. */
  readonly restartable: boolean;
  /** Version of the agent API. */
  readonly api: number;
}
