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
import type { Expand } from '../map/expand-task.ts';
import type { RunStateOptions } from '../state/run-state-options.ts';
import type { StoppedReason } from '../state/run-state.ts';
import type { TaskCall } from '../task-call.ts';
import type { Answers } from './answers.ts';
import type { Deliver } from './control.ts';

/** What the envelope of a task says beside its input. */
export type EnvelopeExtras = Required<Pick<TaskEnvelope, 'verify' | 'writes'>>;

export interface RunPlanOptions extends RunStateOptions {
  readonly runId: string;
  readonly correlationId: string;
  /** The run that this one is part of. @default null */
  readonly parentRunId?: string | null;
  readonly plan: Plan;
  readonly planSha256: string;
  /** Of a new run; one that goes on has that of its journal. */
  readonly seed: number;
  /** The live input of a task, secrets resolved. Asked once per submission; not ok: the task fails. */
  readonly inputOf: (call: TaskCall) => Checked<JsonObject>;
  /** By id of the plan: items of a map have those of their map. @default none */
  readonly extrasOf?: (taskId: string) => EnvelopeExtras;
  /** W3C trace context of one call. @default none */
  readonly traceparentOf?: (call: Pick<TaskEnvelope, 'task' | 'generation'>) => string;
  /** The items of a map. Asked once; not ok: the task fails. Needed where a task has `map`. */
  readonly expand?: Expand;
  /** Answers known without a call. @default none */
  readonly answers?: Answers;
  /**
   * The events of this run so far, where it broke off or was stopped: it goes on from there. The
   * facts are enough; `settled`, `started`, `progress` and `clock` may be missing. @default a new run
   */
  readonly journal?: readonly RunEvent[];
  /** Id of the order to go on, for the journal. @default none */
  readonly resumeOrder?: string;
  /** Rises with each owner of the run. @default 0, or one more than the journal tells */
  readonly fence?: number;
  readonly executor: TaskExecutor;
  readonly log: RunLog;
  /** @default systemClock */
  readonly clock?: Clock;
  /** Sees each event after the log had it. One that throws is not called again. */
  readonly onEvent?: (event: RunEvent) => void;
  /** Stops the run. Its reason may be `{ reason, signal }`, such as `{ …, signal: 'SIGINT' }`. */
  readonly cancel?: AbortSignal;
  /** Connects whoever controls the run from outside; disposed of when it is over. */
  readonly control?: (deliver: Deliver) => Disposable;
  /** Says what the end means: for `run_finished`. */
  readonly finish: (
    outcomes: readonly TaskOutcome[],
    stopped: StoppedReason | null,
  ) => { readonly status: RunStatus; readonly exitCode: number };
}

export interface RunReport {
  readonly runId: string;
  /** In plan order, one for every task; items of a map right after it. */
  readonly outcomes: readonly TaskOutcome[];
  /** Null when every task had its chance. */
  readonly stopped: StoppedReason | null;
  readonly totalTimeMs: number;
  /** What went wrong beside the tasks: `OBSERVER_FAILED`, `LOOKUP_FAILED`, `STORE_FAILED`. */
  readonly warnings: readonly ErrorDetail[];
}
