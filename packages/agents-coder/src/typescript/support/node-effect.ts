/** A node that reaches the outside through its port. */
export interface NodeEffect<Output> {
  /** @throws NodeError with code `INVALID_INPUT` when the input does not fit its model. */
  executeEffect(input: unknown): Promise<Output>;
}
