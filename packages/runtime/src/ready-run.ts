import type { ExecuteOptions } from './execute/execute-options.ts';
import type { PreparedRun } from './prepared-run.ts';

/** A run that is checked and may start, whether it is new, goes on, or is made of an earlier one. */
export interface ReadyRun {
  readonly run: PreparedRun;
  readonly start: Pick<ExecuteOptions, 'environment' | 'retried' | 'resume'>;
}
