import type { Plan } from '@parallel-dispatcher/schema';

export interface SchedulerOptions {
  /** Tasks at once. */
  readonly workers: number;
}

/**
 * Runs every task of a plan in the order of its dependencies, each task doing nothing, and tells
 * how many it ran. From the plan alone: what a scheduler makes of it first is part of its work.
 */
export type Scheduler = (plan: Plan, options: SchedulerOptions) => Promise<number>;
