import type { PlanOptions } from './plan-options.ts';

/** The flags of `dispatch trace ls` and `dispatch trace show`. */
export type TraceOptions = Pick<PlanOptions, 'traceDir' | 'config'>;
