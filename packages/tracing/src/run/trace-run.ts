import type {
  JsonObject,
  JsonValue,
  Plan,
  RunResult,
  TraceStatus,
} from '@parallel-dispatcher/schema';
import type { ArtifactStore, RunLog } from '@parallel-dispatcher/schema/ports';
import type { FileSystem } from '../files/file-system.ts';

export interface TraceRunOptions {
  /** Folder of all traces; created when it is missing. */
  readonly traceDir: string;
  /** Unique among all runs of the folder. */
  readonly runId: string;
  readonly correlationId: string;
  readonly startedAt: Date;
  /** As it may be shown: what is given here is what is stored. */
  readonly plan: Plan;
  /** The agent of each task, by task id. */
  readonly agents: ReadonlyMap<string, string>;
  /** What the index shows as the configuration of the run. */
  readonly config: JsonObject;
  /** The version of the agent of each task, for whoever resumes the run. */
  readonly agentVersions?: ReadonlyMap<string, string>;
  /** The run that this one retries. @default null */
  readonly parentRunId?: string | null;
  /** What the caller needs to go on with the run from any folder; stored as it is. */
  readonly context?: JsonObject;
  /** Where the run can be controlled from other processes: the path of a Unix socket. @default null */
  readonly controlSocket?: string | null;
  /**
   * The input of a task as its agent got it: references resolved, redacted. Asked once, when the task
   * settles. @default that of the plan, also where the answer is undefined
   */
  readonly inputOf?: (task: string) => JsonValue | undefined;
  /**
   * `none`: no inputs, outputs, logs or texts of errors anywhere on disk, so the run cannot be
   * resumed. `full` is as `redacted`: nothing is cut here. @default redacted
   */
  readonly content?: 'none' | 'redacted' | 'full';
  /** How paths are written in `result.json` and the index. @default as they are */
  readonly showPath?: (file: string) => string;
  /** @default the disk */
  readonly fileSystem?: FileSystem;
}

export interface FinishOptions {
  /** Gives up waiting after this time, as when a signal ends the process. @default no limit */
  readonly withinMs?: number;
}

/**
 * The traces of one run on disk. Nothing in it throws: what is lacking is told by `status`. Disposing
 * of one that was not finished gives the run up: another process may go on with it at once.
 */
export interface TraceRun extends RunLog, AsyncDisposable {
  /** Rises with each owner of the run, from 0. */
  readonly fence: number;
  /** Null when there are no traces. */
  readonly runDir: string | null;
  readonly artifacts: ArtifactStore;
  /**
   * Where the trace of a task is, or will be once it settled; null when it could not be written.
   * After `close` or `finish` it is the truth about the disk: null for every trace that is not
   * there, so a result that was made before may name a file that this call no longer does.
   */
  traceFileOf(task: string): string | null;
  /** Waits for the traces, then writes `result.json` and, last, the index. */
  finish(
    result: RunResult,
    options?: FinishOptions,
  ): Promise<{ readonly traceIndex: string | null; readonly traceStatus: TraceStatus }>;
}
