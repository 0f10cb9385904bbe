import type {
  RunEventOf,
  SubmitReason,
  TaskEnvelope,
  TaskOutcome,
} from '@parallel-dispatcher/schema';

/** What the core wants done. Each is handed out once; what comes of it comes back as events. */
export type Command =
  | SubmitCommand
  | CancelCommand
  | ExpireCommand
  | ExpandCommand
  | BudgetCommand
  | { readonly type: 'settle'; readonly outcome: TaskOutcome }
  /** Decide again then, whatever happens until then. Replaces the wake-up asked for before. */
  | { readonly type: 'set_timer'; readonly atMs: number }
  /** Every task is settled. */
  | { readonly type: 'finish' };

export interface SubmitCommand {
  readonly type: 'submit';
  readonly task: string;
  readonly generation: number;
  readonly attempt: number;
  readonly reason: SubmitReason;
  readonly isolation: TaskEnvelope['isolation'];
  /** How long the agent may work. */
  readonly timeoutMs: number;
}

/** Ask the executor to stop a call. */
export interface CancelCommand {
  readonly type: 'cancel';
  readonly task: string;
  readonly generation: number;
  readonly reason: string;
}

/** Get the items of a map: see `expandTask`. */
export interface ExpandCommand {
  readonly type: 'expand';
  readonly task: string;
}

/** Much of a budget is used: somebody should know. */
export interface BudgetCommand {
  readonly type: 'warn';
  readonly limit: RunEventOf<'budget'>['limit'];
  readonly used: number;
  readonly max: number;
}

/** A time limit has passed: make it a `timer` fact. Null: a limit of the run. */
export interface ExpireCommand {
  readonly type: 'expire';
  readonly timer: RunEventOf<'timer'>['timer'];
  readonly task: string | null;
}
