import type { SharedThreads } from '@parallel-dispatcher/executor';
import { exitCodes, type RunEvent, type RunResult } from '@parallel-dispatcher/schema';
import { executeRun } from './execute/execute-run.ts';
import { prepareRun } from './prepare-run.ts';
import { refusedResult } from './result/refused-result.ts';
import { runtimeEnvironment, type RuntimeOptions } from './runtime-options.ts';

export interface DispatchOptions extends RuntimeOptions {
  /** Stops the run. Its reason may be `{ reason, signal }`, as a signal handler has it. */
  readonly cancel?: AbortSignal;
  /** Every event of the run, after its journal has it. */
  readonly onEvent?: (event: RunEvent) => void;
  /**
   * Threads that were started before the plan was there, so that they and it are waited for at the
   * same time. The run ends them, also when it is refused. @default threads of its own
   */
  readonly sharedThreads?: SharedThreads;
}

/**
 * Runs a plan: checks all of it, then its tasks in parallel, and answers with the result document.
 * Bad input is an answer too, with `exit_code` 2 and `errors`: then nothing ran, nothing was written.
 */
export async function dispatch(
  plan: Uint8Array | string,
  options: DispatchOptions = {},
): Promise<RunResult> {
  await using _threads = options.sharedThreads;
  const environment = runtimeEnvironment(options);
  const prepared = await prepareRun(plan, environment);
  return prepared.ok
    ? await executeRun(prepared.value, { ...options, environment })
    : refusedResult(prepared.errors, exitCodes.refused);
}
