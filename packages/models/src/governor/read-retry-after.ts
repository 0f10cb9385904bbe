import { readReset } from './read-reset.ts';

/** How long a provider asks to wait, in ms; undefined where it does not say. */
export function readRetryAfter(
  headers: Readonly<Record<string, string>>,
  now: Date,
): number | undefined {
  const inMs = headers['retry-after-ms'];
  if (inMs !== undefined && /^\d+(?:\.\d+)?$/u.test(inMs)) return Number(inMs);
  return readReset(headers['retry-after'], now);
}
