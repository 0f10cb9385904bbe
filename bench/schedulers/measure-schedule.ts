import { median } from '../harness/median.ts';
import { runProbe } from '../harness/run-probe.ts';
import type { ScheduleOptions } from './schedule-options.ts';

export interface ScheduleCell extends ScheduleOptions {
  /** Warm: median of the second half of the rounds. Of CPU time, from the plan to the last outcome. */
  readonly microsPerTask: number;
  /** The first round of a fresh process, in ms on the clock. */
  readonly firstMs: number;
  /** The most memory the process ever had. */
  readonly peakMb: number;
}

/** Measures one cell in a process of its own. */
export function measureSchedule(options: ScheduleOptions): ScheduleCell {
  const answer = runProbe('schedule', options) as {
    readonly cpuMs: readonly number[];
    readonly wallMs: readonly number[];
    readonly peakMb: number;
  };
  const { cpuMs, wallMs, peakMb } = answer;
  const warm = median(cpuMs.slice(cpuMs.length >> 1));
  return { ...options, microsPerTask: (warm * 1_000) / options.size, firstMs: wallMs[0]!, peakMb };
}
