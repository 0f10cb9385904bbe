import type { PlanOptions } from './plan-options.ts';
import type { PolicyOptions } from './policy-options.ts';

/** The flags of `dispatch mcp`. */
export interface McpOptions extends PlanOptions, PolicyOptions {
  readonly http?: boolean;
  readonly host?: string;
  readonly port?: number;
}
