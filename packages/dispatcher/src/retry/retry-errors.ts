import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';

interface TimeLeft {
  readonly waitMs: number;
  readonly leftMs: number;
  /** Name of the setting that is too short. */
  readonly limit: string;
}

/** The error of the last attempt, with what another one would have needed. */
export function noTimeLeft(error: ErrorDetail, { waitMs, leftMs, limit }: TimeLeft): ErrorDetail {
  const needed = `Another attempt was to start after ${inSeconds(waitMs)}, but ${limit} left ${inSeconds(leftMs)}.`;
  return { ...error, hint: error.hint === null ? needed : `${error.hint} ${needed}` };
}

/** All attempts together, and the waits between them, took as long as they may. */
export function totalTimeoutError(totalMs: number, cause: ErrorDetail | null): ErrorDetail {
  return errorDetail({
    code: 'TOTAL_TIMEOUT',
    message: `Not finished within ${inSeconds(totalMs)}, all attempts and waits together.`,
    hint: 'Raise total_timeout_seconds, or lower retry.max_attempts.',
    retryable: true,
    cause,
  });
}

function inSeconds(ms: number): string {
  return `${Math.round(ms) / 1_000} s`;
}
