import type { Condition } from '../condition.ts';
import type { Value } from '../value.ts';

export const operationKinds = ['http', 'file', 'sql', 'event'] as const;
export type OperationKind = (typeof operationKinds)[number];

/** What an answer of the port means. */
export type Verdict =
  | { readonly outcome: 'ok' }
  | { readonly outcome: 'retry' }
  | { readonly outcome: 'fail'; readonly code: string };

export interface Requirement {
  readonly where: Condition;
  readonly error: string;
  readonly at: string;
}

/** One call of the port. */
export interface Operation {
  readonly at: string;
  readonly name: string;
  readonly description: string | null;
  readonly kind: OperationKind;
  readonly idempotent: boolean;
  readonly timeoutMs: number;
  readonly request: readonly (readonly [string, Value])[];
  /** The first rule that holds for an answer decides. */
  readonly answers: readonly { readonly when: Condition; readonly verdict: Verdict }[];
  readonly otherwise: Verdict;
  /** Code of the error once no attempt is left. */
  readonly exhausted: string;
  readonly require: readonly Requirement[];
  /** Null: always. */
  readonly when: Condition | null;
}

export interface RetryPolicy {
  /** The first attempt counts. */
  readonly maxAttempts: number;
  readonly baseMs: number;
  readonly maxMs: number;
  readonly jitter: boolean;
}

export interface BreakerPolicy {
  /** So many executions that ended as exhausted open the circuit. */
  readonly threshold: number;
  readonly openMs: number;
}

interface TransactionPolicy {
  readonly isolation: string | null;
  readonly timeoutMs: number;
}

/** The part of a contract that only effect nodes have. */
export interface Effect {
  readonly operations: readonly Operation[];
  readonly retry: RetryPolicy;
  readonly breaker: BreakerPolicy | null;
  readonly transaction: TransactionPolicy | null;
  readonly output: readonly (readonly [string, Value])[];
}
