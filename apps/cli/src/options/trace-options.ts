import type { PlanOptions } from './plan-options.ts';

/** The flags of `dispatch trace ls` and `dispatch trace show`. */
export type TraceOptions = Pick<PlanOptions, 'traceDir' | 'config'>;

/** The flags of `dispatch trace clean`. */
export interface CleanOptions extends TraceOptions {
  readonly olderThan?: string;
  readonly keep?: number;
  readonly dryRun?: boolean;
  readonly includeInterrupted?: boolean;
}
