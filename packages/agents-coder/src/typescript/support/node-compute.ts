/** A pure, deterministic node: the same input gives the same output, and nothing else happens. */
export interface NodeCompute<Output> {
  /** @throws NodeError with code `INVALID_INPUT` when the input does not fit its model. */
  executeCompute(input: unknown): Promise<Output>;
}
