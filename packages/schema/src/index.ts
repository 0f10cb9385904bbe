export type { AgentSource, DispatchConfig, DispatchConfigInput } from './dispatch-config.ts';
export type { ArtifactRef } from './artifact-ref.ts';
export type { AttemptRecord, TaskTrace } from './task-trace.ts';
export type { AttemptReport, AttemptStatus } from './attempt-report.ts';
export type { ErrorClass } from './error-class.ts';
export type { ErrorDetail } from './error-detail.ts';
export type { JsonObject, JsonValue } from './json-value.ts';
export type { LogLine, McpCall, Usage } from './call-records.ts';
export type { Outcome, RunStatus, TaskStatus } from './outcome.ts';
export type { Plan, PlanConfig, PlanInput, PlanTask } from './plan.ts';
export type { Recovery, RunResult, RunSummary, TaskResult, TraceStatus } from './run-result.ts';
export type { RunEvent, RunEventOf, RunEventType, SubmitReason } from './run-event.ts';
export type { TaskEnvelope, UpstreamEntry } from './envelope.ts';
export type { TaskOutcome } from './task-outcome.ts';
export type { TaskRef } from './task-ref.ts';
export type { TraceIndex } from './trace-index.ts';

export { agentSourceSchema, dispatchConfigSchema } from './dispatch-config.ts';
export { artifactRefSchema } from './artifact-ref.ts';
export { attemptRecordSchema, taskTraceSchema } from './task-trace.ts';
export { attemptReportSchema, attemptStatusSchema } from './attempt-report.ts';
export { errorClassSchema } from './error-class.ts';
export { errorDetail, errorDetailSchema } from './error-detail.ts';
export { jsonObjectSchema, jsonValueSchema } from './json-value.ts';
export { logLineSchema, mcpCallSchema, usageSchema } from './call-records.ts';
export {
  outcomeSchema,
  runStatusOf,
  runStatusSchema,
  taskStatusOf,
  taskStatusSchema,
} from './outcome.ts';
export { planConfigSchema, planSchema, planTaskSchema } from './plan.ts';
export {
  recoverySchema,
  runResultSchema,
  runSummarySchema,
  schemaVersion,
  taskResultSchema,
  traceStatusSchema,
} from './run-result.ts';
export { runEventSchema, submitReasonSchema } from './run-event.ts';
export { suggest } from './suggest.ts';
export { taskEnvelopeSchema, upstreamEntrySchema } from './envelope.ts';
export { taskOutcomeSchema } from './task-outcome.ts';
export { taskRefSchema } from './task-ref.ts';
export { traceIndexSchema } from './trace-index.ts';
