import type { GraphFormat } from './graph-formats.ts';
import type { PlanOptions } from './plan-options.ts';

/** The flags of `dispatch graph`. */
export interface GraphOptions extends Pick<PlanOptions, 'config' | 'maxPlanBytes'> {
  readonly format: GraphFormat;
}
