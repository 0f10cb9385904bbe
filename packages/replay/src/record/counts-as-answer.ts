import { isGivenUp } from '@parallel-dispatcher/executor';

/**
 * Whether what a call came to is an answer. One that was ended because its task or run was is none:
 * neither tool nor model said it. One that the agent itself left is, since it would leave it again.
 */
export function countsAsAnswer(isOk: boolean, signal: AbortSignal): boolean {
  return isOk || !signal.aborted || isGivenUp(signal);
}
