/** When something is due for a task, on the clock of the run. */
export interface TaskTime {
  readonly task: number;
  readonly atMs: number;
}
