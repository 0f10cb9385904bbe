/** Nothing starts on a key until then. */
export interface Pause {
  readonly beganAtMs: number;
  readonly untilMs: number;
  /** Refusals in a row, each after the pause before it. */
  readonly refusals: number;
}

interface Refusal {
  readonly nowMs: number;
  readonly startedAtMs: number;
  /** As the provider asks; undefined where it does not. */
  readonly retryAfterMs: number | undefined;
  /** 0 to 1. */
  readonly random: number;
}

/** A provider that asks for more has most likely sent a wrong number. */
const longestPauseMs = 3_600_000;
/** Where the provider does not say: a second, then twice as long each time, up to a minute. */
const firstBackoffMs = 1_000;
const longestBackoffMs = 60_000;

/** The pause after a refusal: a new one, or a longer one where the request was under way before it. */
export function pauseAfter(before: Pause | undefined, refusal: Refusal): Pause {
  const { nowMs, startedAtMs, retryAfterMs, random } = refusal;
  const wasUnderWay = before !== undefined && startedAtMs <= before.beganAtMs;
  const refusals = wasUnderWay ? before.refusals : (before?.refusals ?? 0) + 1;
  if (retryAfterMs !== undefined) {
    const untilMs = nowMs + Math.min(retryAfterMs, longestPauseMs);
    return wasUnderWay
      ? { ...before, untilMs: Math.max(before.untilMs, untilMs) }
      : { beganAtMs: nowMs, untilMs: Math.max(before?.untilMs ?? 0, untilMs), refusals };
  }
  if (wasUnderWay) return before;
  const backoffMs = Math.min(longestBackoffMs, firstBackoffMs * 2 ** Math.min(refusals - 1, 16));
  // Between a half and all of it, so that several processes on one key do not come back together.
  const waitMs = backoffMs * (0.5 + random / 2);
  return { beganAtMs: nowMs, untilMs: Math.max(before?.untilMs ?? 0, nowMs + waitMs), refusals };
}
