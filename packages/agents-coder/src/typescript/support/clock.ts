/** A wait that may be given up, so that a timer does not keep the process alive. */
export type Sleep = Promise<void> & { readonly cancel?: () => void };

/** Time as a node sees it. */
export interface Clock {
  /** Milliseconds since some fixed moment. */
  now(): number;
  sleep(ms: number): Sleep;
}
