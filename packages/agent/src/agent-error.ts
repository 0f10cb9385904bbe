import type { ErrorClass, ErrorDetail } from '@parallel-dispatcher/schema';

export interface AgentErrorFacts {
  readonly code: string;
  readonly message: string;
  /** Why, as far as trying again is concerned. @default 'bug' */
  readonly errorClass?: ErrorClass;
  readonly path?: string;
  readonly hint?: string;
  /** How long the other side asked to wait before the next attempt. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/**
 * What an agent throws to say why it failed. Callers branch on `code` and `errorClass`, never on
 * `instanceof`: the class does not survive a thread.
 */
export class AgentError extends Error {
  override readonly name = 'AgentError';
  readonly code: string;
  readonly errorClass: ErrorClass;
  readonly path: string | null;
  readonly hint: string | null;
  readonly retryAfterMs: number | null;

  constructor(facts: AgentErrorFacts) {
    super(facts.message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.code = facts.code;
    this.errorClass = facts.errorClass ?? 'bug';
    this.path = facts.path ?? null;
    this.hint = facts.hint ?? null;
    this.retryAfterMs = facts.retryAfterMs ?? null;
  }
}

/** A failure as the plain data that crosses threads, machines and files. */
export interface Failure {
  readonly error: ErrorDetail;
  readonly errorClass: ErrorClass;
  /** How long the other side asked to wait before the next attempt. */
  readonly retryAfterMs?: number;
}
