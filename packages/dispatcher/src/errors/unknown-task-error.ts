/** An event names a task that the plan does not have: the journal is that of another plan. */
export class UnknownTaskError extends Error {
  override readonly name = 'UnknownTaskError';
  readonly code = 'UNKNOWN_TASK';
  readonly task: string;

  constructor(task: string) {
    super(`Every event must be about a task of the plan; the plan has no task '${task}'.`);
    this.task = task;
  }
}
