import type { Clock } from '@parallel-dispatcher/schema/ports';

/** How long a provider asks to wait, in ms; undefined where it does not say. */
export function readRetryAfter(
  headers: Readonly<Record<string, string | undefined>>,
  clock: Pick<Clock, 'wall'>,
): number | undefined {
  const inMs = Number(headers['retry-after-ms'] ?? Number.NaN);
  if (inMs >= 0) return inMs;
  const text = headers['retry-after'];
  if (text === undefined || text.trim() === '') return undefined;
  const inSeconds = Number(text);
  if (inSeconds >= 0) return inSeconds * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - clock.wall().getTime());
}
