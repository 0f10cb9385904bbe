import type { PlanOptions } from './plan-options.ts';
import type { PolicyOptions } from './policy-options.ts';

/** The flags of `dispatch run`. */
export interface RunOptions extends PlanOptions, PolicyOptions {
  readonly outputFile?: string;
  readonly agent?: string;
  readonly input?: string;
  readonly detach?: boolean;
}
