import type { Clock } from '@parallel-dispatcher/schema/ports';
import { readReset } from '../governor/read-reset.ts';

/** How long a provider asks to wait, in ms; undefined where it does not say. */
export function readRetryAfter(
  headers: Readonly<Record<string, string | undefined>>,
  clock: Pick<Clock, 'wall'>,
): number | undefined {
  const inMs = headers['retry-after-ms'];
  if (inMs !== undefined && /^\d+(?:\.\d+)?$/u.test(inMs)) return Number(inMs);
  return readReset(headers['retry-after'], clock.wall());
}
