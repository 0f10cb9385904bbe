import { AgentError } from '@parallel-dispatcher/agent';
import type { ErrorClass } from '@parallel-dispatcher/schema';

interface ProgramFacts {
  readonly code: string;
  readonly message: string;
  readonly errorClass: ErrorClass;
  readonly hint?: string;
  /** How long it asked to wait. */
  readonly retryAfterMs?: number | undefined;
  /** What it printed to stderr, its last part. */
  readonly stderr?: string;
}

/** Why a program did not answer, with the last of what it said. */
export function programError({
  stderr = '',
  message,
  retryAfterMs,
  ...facts
}: ProgramFacts): AgentError {
  const said = stderr.trim();
  return new AgentError({
    ...facts,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    message: said === '' ? message : `${message} It said: ${said.slice(-1_000)}`,
  });
}
