import type { JsonObject } from '@parallel-dispatcher/schema';
import type { Condition } from '../condition.ts';
import type { Path, Value } from '../value.ts';

/** A way from one state to another. */
export interface Transition {
  readonly at: string;
  readonly description: string | null;
  readonly from: readonly string[];
  /** Type of the event. */
  readonly on: string;
  readonly to: string;
  readonly guard: Condition | null;
  readonly update: readonly (readonly [string, Value])[];
}

/** The part of a contract that only reducers have. */
export interface StateMachine {
  readonly initialState: string;
  readonly initialContext: JsonObject;
  readonly states: readonly string[];
  readonly rejectsBatch: boolean;
  readonly duplicateKey: { readonly field: Path; readonly seenIn: string } | null;
  readonly transitions: readonly Transition[];
}
