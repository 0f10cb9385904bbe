const seconds = /^\d+(?:\.\d+)?$/u;
/** `Mon, 23 Nov 2026 10:00:30 GMT`; what else a Date takes for one is too much. */
const date = /^[a-z]{3}, /iu;
const line = /^retry-after:[ \t]*(.+?)[ \t]*$/gimu;

/** Longer is no wait that anybody would sit out. */
const longestMs = 24 * 3_600_000;

/**
 * How long a program asks to wait before the next attempt, in ms: by the last line of its stderr that
 * reads `Retry-After: 2`, in seconds, or with a date as HTTP has it. Undefined where it does not say.
 */
export function readRetryAfter(stderr: string, now: Date): number | undefined {
  const said = [...stderr.matchAll(line)].at(-1)?.[1];
  if (said === undefined) return undefined;
  if (seconds.test(said)) return Math.min(longestMs, Number(said) * 1_000);
  const atMs = date.test(said) ? Date.parse(said) : Number.NaN;
  if (Number.isNaN(atMs)) return undefined;
  return Math.min(longestMs, Math.max(0, atMs - now.getTime()));
}
