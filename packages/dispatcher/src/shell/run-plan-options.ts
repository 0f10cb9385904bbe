import type { TaskGraph } from '@parallel-dispatcher/graph';
import type {
  ErrorDetail,
  JsonObject,
  Plan,
  RunEvent,
  RunStatus,
  TaskEnvelope,
  TaskOutcome,
} from '@parallel-dispatcher/schema';
import type { Clock, RunLog, TaskExecutor } from '@parallel-dispatcher/schema/ports';
import type { Checked } from '../checked.ts';
import type { RunLimits } from '../state/create-run-state.ts';
import type { Patience } from '../state/patience.ts';
import type { StoppedReason } from '../state/run-state.ts';
import type { TaskAgent } from '../state/task-columns.ts';
import type { TaskCall } from '../task-call.ts';

/** What the envelope of a task says beside its input. */
export type EnvelopeExtras = Required<Pick<TaskEnvelope, 'verify' | 'writes'>>;

export interface RunPlanOptions {
  readonly runId: string;
  readonly correlationId: string;
  /** The run that this one is part of. @default null */
  readonly parentRunId?: string | null;
  readonly plan: Plan;
  /** Of the same plan. */
  readonly graph: TaskGraph;
  readonly planSha256: string;
  readonly seed: number;
  /** By task id: one for every task. */
  readonly agents: ReadonlyMap<string, TaskAgent>;
  /** The live input of a task, secrets resolved. Asked once per submission; not ok: the task fails. */
  readonly inputOf: (call: TaskCall) => Checked<JsonObject>;
  /** By id of the plan: items of a map have those of their map. @default none */
  readonly extrasOf?: (taskId: string) => EnvelopeExtras;
  readonly limits: RunLimits;
  readonly executor: TaskExecutor;
  readonly log: RunLog;
  /** @default systemClock */
  readonly clock?: Clock;
  /** @default defaultPatience */
  readonly patience?: Partial<Patience>;
  /** Sees each event after the log had it. One that throws is not called again. */
  readonly onEvent?: (event: RunEvent) => void;
  /** Stops the run. Its reason may be `{ reason, signal }`, such as `{ …, signal: 'SIGINT' }`. */
  readonly cancel?: AbortSignal;
  /** Says what the end means: for `run_finished`. */
  readonly finish: (
    outcomes: readonly TaskOutcome[],
    stopped: StoppedReason | null,
  ) => { readonly status: RunStatus; readonly exitCode: number };
}

export interface RunReport {
  readonly runId: string;
  /** In plan order, one for every task. */
  readonly outcomes: readonly TaskOutcome[];
  /** Null when every task had its chance. */
  readonly stopped: StoppedReason | null;
  readonly totalTimeMs: number;
  /** What went wrong beside the tasks: `OBSERVER_FAILED`. */
  readonly warnings: readonly ErrorDetail[];
}
