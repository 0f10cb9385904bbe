/** What the governor decided, and why. `key` names an account, never its secret. */
export interface GovernorEvent {
  /**
   * `paused`, `closed`: nothing starts on the key; `resumed`: it may again. `slowed`, `grown`: fewer
   * or more requests at once. `full`: the first request that a limit made wait. `staggered`: a
   * request waits for the first one with its prefix.
   */
  readonly kind: 'paused' | 'closed' | 'resumed' | 'slowed' | 'grown' | 'full' | 'staggered';
  readonly key: string;
  /** As `provider:id`; null: all models of the key. */
  readonly model: string | null;
  readonly reason: string;
  /** Of `closed`. */
  readonly cause?: 'quota' | 'auth';
  /** When it ends by itself; null: not known. */
  readonly until: Date | null;
}
