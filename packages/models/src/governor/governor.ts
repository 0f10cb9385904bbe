import type { ErrorClass, ErrorDetail } from '@parallel-dispatcher/schema';

/** A request that wants to start, before it is known what it takes. */
export interface AdmissionRequest {
  /** Who pays: provider, address and where the key comes from; never the key. */
  readonly account: string;
  /** As `provider:id`. */
  readonly model: string;
  /** Id of the run. */
  readonly run: string;
  readonly task: string;
  /** Estimated. */
  readonly inputTokens: number;
  /** Most tokens of the answer; null: not limited. */
  readonly outputTokens: number | null;
  /** What requests with the same beginning share. */
  readonly prefix: string;
  /**
   * Estimated length of that beginning. Requests wait for the first of their kind only where it is
   * long enough for a provider to cache it.
   * @default 0
   */
  readonly prefixTokens?: number;
  /** Higher goes first; one level is worth `ageingMs` of waiting. @default 0 */
  readonly priority?: number;
  /** How long there is; a pause that lasts longer is a failure at once. @default for ever */
  readonly timeLeftMs?: () => number;
}

/** Tokens as the provider counted them; null where it did not. */
export interface TokenCounts {
  /** Cached ones included. */
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly cacheReadTokens: number | null;
}

/** Why a request did not start, or failed. */
export interface RequestFailure {
  readonly error: ErrorDetail;
  readonly errorClass: ErrorClass;
  readonly retryAfterMs?: number;
}

/** How a request ended. */
export interface RequestEnd {
  /** Null where nothing was counted. */
  readonly usage: TokenCounts | null;
  readonly failure: RequestFailure | null;
  /** Of the response, names in lower case; empty without one. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The right to make one request. */
export interface RequestPermit {
  /** The response began: what it cached can be read by others. */
  began(): void;
  /** Gives the permit back, once; later calls change nothing. */
  settle(end: RequestEnd): void;
}

export type RequestAdmission =
  { readonly ok: true; readonly permit: RequestPermit } | ({ readonly ok: false } & RequestFailure);

/** Lets requests to models start: at the rate that is allowed, in a fair order. */
export interface Governor {
  /** Never rejects. When the signal is aborted it answers at once, with a failure. */
  admit(request: AdmissionRequest, signal: AbortSignal): Promise<RequestAdmission>;
  /** What it did so far. */
  report(): GovernorReport;
}

export interface GovernorReport {
  readonly admitted: number;
  readonly waiting: number;
  readonly inFlight: number;
  /** Input tokens that came from a cache of a provider. */
  readonly tokensSaved: number;
}
