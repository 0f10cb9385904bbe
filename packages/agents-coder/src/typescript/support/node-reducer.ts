/** A node that folds events into a state. */
export interface NodeReducer<Output> {
  /** @throws NodeError with code `INVALID_INPUT` when the input does not fit its model. */
  executeReduction(input: unknown): Promise<Output>;
}
