/** What was refused before a pause, of which a rate is learned once the pause is over. */
export interface Refusals {
  readonly beganAtMs: number;
  readonly retryAfterMs: number;
  readonly count: number;
}
