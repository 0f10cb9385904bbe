import type {
  JsonObject,
  Plan,
  RunResult,
  TaskOutcome,
  TaskTrace,
} from '@parallel-dispatcher/schema';

type Answer<Value> = Value | undefined | void | Promise<Value | undefined | void>;

/**
 * Functions of a `dispatch.config.ts` that see a run from inside. Each gets a copy; one that throws,
 * or takes longer than 30 s, is named in the warnings and changes nothing, except `beforeDispatch`,
 * whose throw refuses the plan.
 */
export interface DispatchHooks {
  /** Sees the plan before it is checked; throws to refuse it; may answer with another one. */
  readonly beforeDispatch?: (plan: Plan) => Answer<unknown>;
  /** Sees the end of each task, redacted, as it comes. */
  readonly afterTask?: (outcome: TaskOutcome) => Answer<unknown>;
  /** Another form of a task's trace, kept as `formatted/<task>` beside the traces of the run. */
  readonly formatTrace?: (trace: TaskTrace) => Answer<string | JsonObject>;
  /** Another form of the result; `status`, `exit_code` and `run_id` stay what they are. */
  readonly transformResult?: (result: RunResult) => Answer<JsonObject>;
}

export type HookName = keyof DispatchHooks;

export const hookNames: readonly HookName[] = [
  'beforeDispatch',
  'afterTask',
  'formatTrace',
  'transformResult',
];
