import type { TaskGraph } from '@parallel-dispatcher/graph';
import type { RunResult, TaskOutcome } from '@parallel-dispatcher/schema';
import type TinyQueue from 'tinyqueue';
import type { Command } from '../decide/command.ts';
import type { Patience } from './patience.ts';
import type { TaskColumns } from './task-columns.ts';

/** Why a run stopped before its end. */
export type StoppedReason = NonNullable<RunResult['stopped']>;

/** Where a task stands. Values of `RunState.phase`. */
export const phases = {
  /** A dependency has not settled. */
  waiting: 0,
  /** Could start now; in the ready heap, or parked behind a closed gate. */
  ready: 1,
  /** `decide` handed out its submit; the `submitted` fact was not folded yet. */
  submitting: 2,
  /** With the executor. */
  running: 3,
  settled: 4,
} as const;

/**
 * All a run knows, in arrays indexed by task number. Owned by one dispatcher and changed in place,
 * by `evolve` and `decide` only: a copy per event would be quadratic.
 */
export interface RunState {
  readonly graph: TaskGraph;
  /** What the plan says, by task number. Never changes. */
  readonly tasks: TaskColumns;
  readonly maxWorkers: number;
  /** On the clock of the run, which starts at 0; infinite when the run may take any time. */
  readonly runEndsAtMs: number;
  readonly patience: Patience;

  readonly phase: Uint8Array;
  /** Dependencies that have not succeeded yet. */
  readonly waitingFor: Int32Array;
  /** Of the last submission; 0 before the first. */
  readonly generation: Int32Array;
  /** Rises with a charged failure; 0 before the first submission. */
  readonly attempt: Int32Array;
  readonly timesLost: Uint8Array;
  /** 1 when a running task was asked to stop. */
  readonly cancelAsked: Uint8Array;
  /** 1 when the task was in flight in a run that broke off. */
  readonly resumed: Uint8Array;
  /** Work of all its attempts. */
  readonly workMs: Float64Array;
  /** When to stop waiting for the report of a running task. */
  readonly overdueAtMs: Float64Array;
  readonly outcomes: (TaskOutcome | undefined)[];
  /** Tasks that hold a worker. */
  readonly running: Set<number>;
  unsettled: number;

  /** Tasks to start, the next one on top. May hold tasks that are no longer ready: check `phase`. */
  ready: TinyQueue<number>;
  /** The longest expected path from the start of a task to the end of the run, in ms. */
  readonly rank: Float64Array;
  /** Sum and count of measured durations, by agent kind. */
  readonly measuredMs: Float64Array;
  readonly measuredCount: Int32Array;
  samples: number;
  /** At this many samples the ranks are worth computing again. */
  rankAtSamples: number;

  /** Workers in use: `maxWorkers`, or fewer under pressure. */
  workers: number;
  readonly closedGates: Set<string>;
  readonly parked: Map<string, number[]>;

  stopped: StoppedReason | null;
  finishing: boolean;
  /** No running task is overdue before this. */
  watchAtMs: number;
  /** The wake-up asked for last. */
  wakeAtMs: number;
  /** Commands that folding gave rise to, for the next `decide` to hand out. */
  outbox: Command[];
}
