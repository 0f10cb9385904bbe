import type { PlanOptions } from './plan-options.ts';

/** The flags of `dispatch run`. */
export interface RunOptions extends PlanOptions {
  readonly outputFile?: string;
  readonly agent?: string;
  readonly input?: string;
}
