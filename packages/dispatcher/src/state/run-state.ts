import type { TaskGraph } from '@parallel-dispatcher/graph';
import type { ErrorDetail, RunResult, TaskOutcome } from '@parallel-dispatcher/schema';
import type TinyQueue from 'tinyqueue';
import type { BudgetState } from '../budget/budget-state.ts';
import type { FinalGate } from './final-gate.ts';
import type { Command } from '../decide/command.ts';
import type { LimitState } from '../limits/limit-state.ts';
import type { MapState } from '../map/map-state.ts';
import type { TaskHistory } from './task-history.ts';
import type { TaskTime } from '../retry/task-time.ts';
import type { TotalDeadline } from './total-deadline.ts';
import type { OutcomeView } from '../task-call.ts';
import type { Children } from './children.ts';
import type { Patience } from './patience.ts';
import type { OnFailure } from './run-limits.ts';
import type { TaskArrays } from './task-arrays.ts';
import type { TaskColumns } from './task-columns.ts';

/** Why a run stopped before its end. */
export type StoppedReason = NonNullable<RunResult['stopped']>;

/** Where a task stands. Values of `RunState.phase`. */
export const phases = {
  /** What it waits for has not settled. */
  waiting: 0,
  /** Could start now; in the ready heap, or parked at a gate or a limit. */
  ready: 1,
  /** `decide` handed out its submit; the `submitted` fact was not folded yet. */
  submitting: 2,
  /** With the executor. */
  running: 3,
  settled: 4,
  /** Failed; waits for its next attempt. */
  backingOff: 5,
  /** A map whose items are not known yet. */
  expanding: 6,
  /** A map whose items are not all settled. */
  mapping: 7,
} as const;

/** Why a running task was asked to stop. Values of `RunState.cancelAsked`. */
export const stopAsks = { none: 0, cancel: 1, totalTimeout: 2 } as const;

/**
 * All a run knows, in arrays indexed by task number: tasks of the plan, then items of maps in the
 * order they came to be. Owned by one dispatcher and changed in place, by `evolve` and `decide`
 * only: a copy per event would be quadratic. What few tasks have is in maps.
 */
export interface RunState extends TaskArrays {
  readonly graph: TaskGraph;
  /** What the plan says, by task number. Never changes. */
  readonly tasks: TaskColumns;
  readonly seed: number;
  /** Why tasks are left out, by id. */
  readonly skip: ReadonlyMap<string, string>;
  readonly maxWorkers: number;
  readonly onFailure: OnFailure;
  readonly ageingMs: number;
  readonly runTimeoutMs: number;
  readonly patience: Patience;
  /** On the clock of the run, which starts at 0; infinite when the run may take any time. */
  runEndsAtMs: number;
  /** Time of the event folded last, on the clock of the run. */
  atMs: number;
  /** The same as a date, and that of the event before. */
  ts: string;
  tsBefore: string;

  /** Items of maps included. */
  size: number;
  readonly children: Children;
  /** Of maps that grew, by task number. */
  readonly maps: Map<number, MapState>;
  /** Maps that `decide` has to have expanded. */
  toExpand: number[];

  readonly outcomes: (TaskOutcome | undefined)[];
  readonly view: OutcomeView;
  /** Tasks that hold a worker. */
  readonly running: Set<number>;
  unsettled: number;

  /** Of tasks that somebody cancelled one by one: why. */
  readonly cancelReasons: Map<number, string>;
  /** Of tasks that failed at least once. */
  readonly histories: Map<number, TaskHistory>;
  /** May hold waits that are over: see `firstBackoff`. */
  readonly backoffs: TinyQueue<TaskTime>;
  /** Of tasks with a total timeout that were submitted. */
  readonly totals: Map<number, TotalDeadline>;
  /** May hold tasks that have settled: see `firstDeadline`. */
  readonly deadlines: TinyQueue<TaskTime>;

  /** Tasks to start, the next one on top. May hold tasks that are no longer ready: check `phase`. */
  ready: TinyQueue<number>;
  /** Sum and count of measured durations, by agent kind. */
  readonly measuredMs: Float64Array;
  readonly measuredCount: Int32Array;
  samples: number;
  /** At this many samples the ranks are worth computing again. */
  rankAtSamples: number;

  /** Workers in use: `maxWorkers`, or fewer under pressure. */
  workers: number;
  readonly limits: LimitState;
  readonly budget: BudgetState;
  readonly closedGates: Set<string>;
  /** Those that the run does not wait for. */
  readonly finalGates: Map<string, FinalGate>;
  /** Tasks that wait, in no queue, because a quota was used up under them. */
  readonly quotaErrors: Map<number, ErrorDetail>;
  readonly parked: Map<string, number[]>;

  stopped: StoppedReason | null;
  /** Folding the journal of a run that broke off: it goes on, so what stopped it does not count. */
  replaying: boolean;
  /** While replaying: something stopped the run, and what was cancelled after it was because of that. */
  stopSeen: boolean;
  finishing: boolean;
  /** No running task is overdue before this. */
  watchAtMs: number;
  /** The wake-up asked for last. */
  wakeAtMs: number;
  /** Commands that folding gave rise to, for the next `decide` to hand out. */
  outbox: Command[];
}
