import type { DispatchServerOptions } from '../dispatch-server-options.ts';

/** A plan of the usual 10 MiB, and what writing it as text in JSON adds. */
const usualBytes = 16 * 1024 * 1024;

/** How many bytes one message of a client may have. */
export function messageLimit({ flags }: DispatchServerOptions): number {
  return Math.max(usualBytes, 2 * (flags?.maxPlanBytes ?? 0));
}
