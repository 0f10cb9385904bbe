/** Why the signal of a call was aborted that the agent no longer wants the answer to. */
export const givenUp = 'the agent gave the call up';

/** Whether the agent itself left a call, rather than that its task or run ended. */
export function isGivenUp(signal: AbortSignal): boolean {
  return signal.aborted && signal.reason === givenUp;
}
