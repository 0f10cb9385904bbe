/** A server that refused a request by its HTTP status. */
export class HttpStatusError extends Error {
  override readonly name = 'HttpStatusError';
  readonly status: number;
  /** Beginning of the body. */
  readonly body: string;
  readonly retryAfterMs: number | undefined;

  constructor(facts: { status: number; body: string; retryAfterMs: number | undefined }) {
    super(`HTTP ${facts.status}: ${facts.body}`);
    this.status = facts.status;
    this.body = facts.body;
    this.retryAfterMs = facts.retryAfterMs;
  }
}
