import type { Clock } from './clock.ts';
import type { WorkflowSteps } from './workflow-steps.ts';

/** What an orchestrator may be constructed with; what is left out is the real thing. */
export interface OrchestratorAdapters {
  readonly steps?: WorkflowSteps;
  readonly clock?: Clock;
  readonly port?: unknown;
  readonly store?: unknown;
  readonly random?: unknown;
}
