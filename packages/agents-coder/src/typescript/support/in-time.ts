import type { Clock } from './clock.ts';

/** Ends with what the work gives, or with `late()` once the time is over. */
export async function inTime<Result>(
  work: () => Promise<Result>,
  {
    clock,
    timeoutMs,
    late,
  }: { readonly clock: Clock; readonly timeoutMs: number; readonly late: () => Result },
): Promise<Result> {
  // The work starts before the time does, so that a wait of nothing does not win.
  const working = work();
  const limit = clock.sleep(timeoutMs);
  try {
    return await Promise.race([working, limit.then(late)]);
  } finally {
    limit.cancel?.();
  }
}
