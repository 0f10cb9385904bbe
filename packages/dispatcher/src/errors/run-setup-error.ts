/** Plan, graph, agents and limits of a run do not fit together. */
export class RunSetupError extends Error {
  override readonly name = 'RunSetupError';
  readonly code = 'RUN_SETUP';
}
