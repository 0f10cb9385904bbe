/** One attempt of one operation. */
export interface PortCall {
  readonly operation: string;
  readonly kind: 'http' | 'file' | 'sql' | 'event';
  readonly request: Readonly<Record<string, unknown>>;
  readonly timeout_ms: number;
  /** The same in all attempts, so that a repeated call can be told from a new one. */
  readonly idempotency_key: string;
  /** From 1. */
  readonly attempt: number;
}

/** The only way of an effect to the outside. */
export interface EffectPort {
  /** Gives the answer; one that failed may be `{ error: CODE }`, or be thrown with a `code`. */
  call(call: PortCall): Promise<unknown>;
  begin?(): Promise<void>;
  commit?(): Promise<void>;
  rollback?(): Promise<void>;
}
