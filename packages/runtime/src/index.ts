export type { AgentSummary } from './list-agents.ts';
export type { Checked } from './checked.ts';
export type { DispatchConfigModule } from './config/define-config.ts';
export type { DispatchFlags, RuntimeOptions } from './runtime-options.ts';
export type { DispatchHooks } from './hooks/dispatch-hooks.ts';
export type { DispatchOptions } from './dispatch.ts';
export type { ScaffoldedAgent } from './scaffold/scaffold-agent.ts';
export type { PlanPreview, PlanReport, Previewed, PreviewTask } from './preview-plan.ts';

export { defineConfig } from './config/define-config.ts';
export { dispatch } from './dispatch.ts';
export { listAgents } from './list-agents.ts';
export { previewPlan, validatePlan } from './preview-plan.ts';
export { refusedResult } from './result/refused-result.ts';
export { resolveMaxPlanBytes } from './resolve-max-plan-bytes.ts';
export { resolveTraceDir } from './resolve-trace-dir.ts';
export { scaffoldAgent } from './scaffold/scaffold-agent.ts';
export { singleTaskPlan } from './single-task-plan.ts';
