import { RunShell } from './shell/run-shell.ts';
import type { RunPlanOptions, RunReport } from './shell/run-plan-options.ts';

/**
 * Runs a plan to its end. Failures of agents, of the executor and of the observer are in the report;
 * it rejects only for misuse and for bugs, and then asks what runs to stop.
 * The executor and the log stay open: who made them closes them.
 * @throws {RunSetupError} when plan, graph, agents and limits do not fit together.
 */
export async function runPlan(options: RunPlanOptions): Promise<RunReport> {
  using shell = new RunShell(options);
  return await shell.run();
}
