import type { ArtifactRef } from './documents/artifact-ref.ts';
import type { AttemptReport } from './documents/attempt-report.ts';
import type { Usage } from './documents/call-records.ts';
import type { TaskEnvelope } from './documents/envelope.ts';
import type { RunEvent } from './events/run-event.ts';
import type { TraceStatus } from './documents/run-result.ts';
import type { TaskRef } from './documents/task-ref.ts';

/** How much of one agent may run at once. Absent means no limit of its own. */
export interface AgentLimits {
  readonly concurrency?: number;
  readonly ratePerSecond?: number;
}

/**
 * What an executor tells while tasks run. These are hints: they may repeat, and a lost one costs
 * time, never truth, because `outcomes` has the truth.
 */
export type ExecutorEvent = {
  readonly cursor: string;
  readonly ref: TaskRef;
} & (
  | { readonly type: 'started'; readonly worker: string | null }
  | { readonly type: 'progress'; readonly message: string; readonly fraction: number | null }
  /** Model calls used something since the last one of these. */
  | { readonly type: 'usage'; readonly usage: Usage }
  /** The clock of the task stands still, at a gate of its host, or goes on. */
  | { readonly type: 'clock'; readonly standsStill: boolean; readonly leftMs: number }
  | { readonly type: 'settled' }
);

/** Runs envelopes somewhere. It schedules nothing, retries nothing and knows no graph. */
export interface TaskExecutor {
  start(limits: Readonly<Record<string, AgentLimits>>): Promise<void>;
  /** Idempotent by run, task and generation. Resolves when the calls are accepted, not when they end. */
  submit(envelopes: readonly TaskEnvelope[]): Promise<void>;
  /** Asks running calls to stop; every one of them still ends with a report. */
  cancel(refs: readonly TaskRef[], reason: string): Promise<void>;
  /** The truth, in the order asked; undefined while a call is under way or unknown. */
  outcomes(refs: readonly TaskRef[]): Promise<readonly (AttemptReport | undefined)[]>;
  /** Batches of events of a run after a cursor; ends when the executor closes. */
  events(run: string, after?: string): AsyncIterable<readonly ExecutorEvent[]>;
  /** Waits up to `drainMs` for running calls, then stops them. */
  close(options?: { readonly drainMs?: number }): Promise<void>;
}

/** Where the events of one run go. Never throws: what it could not write is told by `status`. */
export interface RunLog {
  /** Hands the events to the OS before it returns. */
  append(events: readonly RunEvent[]): void;
  status(): TraceStatus;
  /** Waits for everything that was still being written. */
  close(): Promise<void>;
}

/** Content-addressed bytes. */
export interface ArtifactStore {
  put(bytes: Uint8Array, about: { mediaType: string; name: string }): Promise<ArtifactRef>;
  get(sha256: string): Promise<Uint8Array | undefined>;
}

/** Time, so that tests can own it. `now` is monotonic milliseconds, `wall` is the date. */
export interface Clock {
  now(): number;
  wall(): Date;
  setTimer(delayInMs: number, run: () => void): Disposable;
}

/** The clock of one task: it stands still while all that the task asked for waits at a gate. */
export interface TaskClock extends Clock {
  /** The call that was given this clock waits for its turn until this is disposed of. */
  hold(): Disposable;
}
