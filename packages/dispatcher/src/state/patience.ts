/**
 * How long the dispatcher waits for an executor that owes it an answer. Executors keep deadlines
 * themselves; this is the net below them, so that one that hangs cannot hang the run.
 */
export interface Patience {
  /** After the timeout of a task that started, for its report. @default 30_000 */
  readonly reportMs: number;
  /** From submission to start: a cold worker, a queue shared with other runs. @default 600_000 */
  readonly startMs: number;
  /** After a cancel: a command that got SIGINT has to end within 3 s. @default 2_000 */
  readonly cancelMs: number;
  /** For a kept answer to be found; at the end of the run, for answers to be kept. @default 5_000 */
  readonly answerMs: number;
}

export const defaultPatience: Patience = {
  reportMs: 30_000,
  startMs: 600_000,
  cancelMs: 2_000,
  answerMs: 5_000,
};
