import type { Clock } from '@parallel-dispatcher/schema/ports';
import type { CallTime } from './call-time.ts';
import { untilAborted } from './until-aborted.ts';

interface WaitOptions {
  readonly clock: Clock;
  readonly time: CallTime;
  /** Stops the clock of the task until it is disposed of. */
  readonly hold: () => Disposable | undefined;
}

/**
 * Waits as a provider asked, the first time and where it fits into what is left of the call; false
 * at once otherwise. A wait is of little use when nothing is left for the answer.
 */
export function waitOnce({ clock, time, hold }: WaitOptions) {
  let hasWaited = false;
  return async (delayMs: number): Promise<boolean> => {
    if (hasWaited || delayMs >= time.leftMs()) return false;
    hasWaited = true;
    const { promise, resolve } = Promise.withResolvers<true>();
    using _held = hold();
    using _timer = clock.setTimer(delayMs, () => resolve(true));
    return (await untilAborted(promise, time.signal)) ?? false;
  };
}
