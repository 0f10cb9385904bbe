const unitsInMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

const durationPattern = /^(?:\d+(?:\.\d+)?(?:ms|[smhd]))+$/u;
const partPattern = /(?<amount>\d+(?:\.\d+)?)(?<unit>ms|[smhd])/gu;

/** A date; `Date.parse` alone takes a bare number for a year. */
const datePattern = /^\d{4}-\d{2}-\d{2}|^[A-Za-z]{3},/u;

/**
 * How long until a limit is reset, in ms; undefined when the text does not say. Takes durations such
 * as `6m0s`, `120ms` and `1.5s`, seconds, and dates of RFC 3339 and HTTP.
 */
export function readReset(text: string | undefined, now: Date): number | undefined {
  const value = text?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/u.test(value)) return Number(value) * 1_000;
  if (durationPattern.test(value)) {
    let sum = 0;
    for (const { groups } of value.matchAll(partPattern)) {
      sum += Number(groups?.['amount']) * (unitsInMs[groups?.['unit'] ?? ''] ?? 0);
    }
    return sum;
  }
  if (!datePattern.test(value)) return undefined;
  const atMs = Date.parse(value);
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - now.getTime());
}
