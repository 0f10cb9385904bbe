/** Keeps a node from calling what has just failed again and again. */
export interface CircuitBreaker {
  /** @throws NodeError with code `CIRCUIT_OPEN` while the circuit is open. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
}
