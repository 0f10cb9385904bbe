import type { SharedThreads } from '@parallel-dispatcher/executor';
import type { RunEvent } from '@parallel-dispatcher/schema';
import type { ResumableRun } from '@parallel-dispatcher/tracing';
import type { Retried } from '../answers/retried.ts';
import type { RuntimeEnvironment } from '../runtime-options.ts';

export interface ExecuteOptions {
  readonly environment: RuntimeEnvironment;
  readonly cancel?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
  /** @default a new one */
  readonly runId?: string;
  /** The run that this one retries. */
  readonly retried?: Retried;
  /** The run that goes on; without one, a new run. */
  readonly resume?: {
    readonly recorded: ResumableRun;
    readonly force: boolean;
    /** Id of the order to go on. @default none */
    readonly order?: string | undefined;
  };
  /** Whether the run is only worth running where it leaves traces to find it by. @default false */
  readonly needsTrace?: boolean;
  /** How long the traces may take after a signal. @default 500 */
  readonly finishAfterSignalMs?: number;
  /** Started before; they end with the run. @default new ones */
  readonly sharedThreads?: SharedThreads;
}
