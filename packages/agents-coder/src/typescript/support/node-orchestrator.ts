/** A node that runs the steps of a workflow. */
export interface NodeOrchestrator<Output> {
  /** @throws NodeError with code `INVALID_INPUT` when the input does not fit its model. */
  executeOrchestration(input: unknown): Promise<Output>;
}
