import type { RunCall } from '../worker/worker-call.ts';
import { askGroup, endGroup } from './process-group.ts';

/** On a machine that is short of everything; the clock of the task runs later, once it started. */
export const startTimeoutInMs = 30_000;

export interface StopTimers {
  /** The agent runs: from now on a stop leaves it its grace. */
  begin(): void;
  /** Whether the group was ended because its agent did not run in time. */
  startedTooLate(): boolean;
  /**
   * The agent was told to stop. After half of its grace the whole group is asked (SIGTERM), after
   * all of it the group is ended (SIGKILL).
   */
  request(): void;
  clear(): void;
}

export function createStopTimers({ group, graceMs }: RunCall): StopTimers {
  let begun = false;
  let tooLate = false;
  const giveUp = (): void => {
    tooLate = true;
    endGroup(group);
  };
  const timers = [setTimeout(giveUp, startTimeoutInMs)];
  const clear = (): void => {
    for (const timer of timers.splice(0)) clearTimeout(timer);
  };
  return {
    begin() {
      clear();
      begun = true;
    },
    startedTooLate: () => tooLate,
    request() {
      if (!begun) return endGroup(group);
      timers.push(setTimeout(() => askGroup(group), graceMs / 2));
      timers.push(setTimeout(() => endGroup(group), graceMs));
    },
    clear,
  };
}
