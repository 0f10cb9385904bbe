export type { KnownPrice, ModelPrices } from './documents/model-prices.ts';
export type {
  AgentModule,
  AgentSource,
  DispatchConfig,
  DispatchConfigInput,
} from './documents/dispatch-config.ts';
export type { AnalysisDepth, ApplyFix, DebugInput, InlineFile } from './agent-io/debug-input.ts';
export type { ArtifactRef } from './documents/artifact-ref.ts';
export type { AttemptRecord, TaskTrace } from './documents/task-trace.ts';
export type { AttemptReport, AttemptStatus } from './documents/attempt-report.ts';
export type { BfrosAnalysis, RootCause, Solution } from './agent-io/debug-report.ts';
export type { CatalogueEntry, SchemaErrorCode } from './problems/error-catalogue.ts';
export type { CoderInput, ValidationLevel } from './agent-io/coder-input.ts';
export type { CoderModel, CoderRound, Requirement } from './agent-io/coder-model.ts';
export type { CoderOutput, ValidationPart } from './agent-io/coder-output.ts';
export type { CommandAgent, CommandSettings } from './documents/command-agent.ts';
export type { ContextRequirement, ContextType } from './documents/context-requirement.ts';
export type { DebugOutput } from './agent-io/debug-output.ts';
export type { DocumentName } from './json-schemas/documents.ts';
export type { ErrorClass } from './documents/error-class.ts';
export type { FailingInput, ReducedInput } from './agent-io/failing-input.ts';
export type { ErrorDetail } from './documents/error-detail.ts';
export type {
  Evidence,
  Hypothesis,
  ModelPart,
  NotMeasured,
  CheckRun,
  SolutionValidation,
  Suspect,
} from './agent-io/debug-findings.ts';
export type { GateOptions } from './gates/gate-json-value.ts';
export type { IssueContext } from './problems/describe-zod-issues.ts';
export type { JsonDocumentOptions, ParsedJson } from './parse/parse-json-document.ts';
export type { JsonLimits } from './gates/json-limits.ts';
export type { JsonObject, JsonValue } from './documents/json.ts';
export type { LogLine, McpCall, Usage } from './documents/call-records.ts';
export type { ModelAttempt, ModelCall, ModelUsage } from './documents/model-call.ts';
export type { AgentModels, ModelsConfig, ModelSettings } from './documents/model-config.ts';
export type {
  AgentTools,
  McpCommandServer,
  McpServer,
  McpServers,
  McpUrlServer,
} from './documents/mcp-servers.ts';
export type { LevelRules, RuleSeverity, ValidationRule } from './agent-io/validation-rules.ts';
export type { NodeType } from './agent-io/node-type.ts';
export type { Outcome, RunStatus, TaskStatus } from './documents/outcome.ts';
export type { DocumentOptions, ReadDocument } from './parse/read-document.ts';
export type { DocumentSyntax } from './gates/document-syntax.ts';
export type { ParsedPlan } from './parse/check-plan.ts';
export type { ParsePlanOptions } from './parse/parse-plan.ts';
export type { ReadPlanOptions } from './parse/read-plan.ts';
export type { Plan, PlanInput, PlanTask } from './documents/plan.ts';
export type { PlanConfig } from './documents/plan-config.ts';
export type {
  Recovery,
  RunResult,
  RunSummary,
  TaskResult,
  TraceStatus,
} from './documents/run-result.ts';
export type { Repair } from './documents/repair.ts';
export type { RetryPolicy } from './documents/retry-policy.ts';
export type { RunEvent, RunEventOf, RunEventType } from './events/run-event.ts';
export type { RunPart } from './documents/run-status-of.ts';
export type { SubmitReason } from './events/task-events.ts';
export type { TaskEnvelope, UpstreamEntry } from './documents/envelope.ts';
export type { TaskOutcome } from './documents/task-outcome.ts';
export type { TaskRef } from './documents/task-ref.ts';
export type { TraceIndex } from './documents/trace-index.ts';
export type { Verification, Verify } from './documents/verify.ts';

export { absolutePathSchema } from './agent-io/absolute-path.ts';
export { agentSourceSchema, dispatchConfigSchema } from './documents/dispatch-config.ts';
export { analysisDepthSchema, debugInputSchema, inlineFileSchema } from './agent-io/debug-input.ts';
export { artifactRefSchema } from './documents/artifact-ref.ts';
export { attemptRecordSchema, taskTraceSchema } from './documents/task-trace.ts';
export { attemptReportSchema, attemptStatusSchema } from './documents/attempt-report.ts';
export { bfrosAnalysisSchema, rootCauseSchema, solutionSchema } from './agent-io/debug-report.ts';
export { coderInputSchema, validationLevelSchema } from './agent-io/coder-input.ts';
export { coderOutputSchema, validationPartSchema } from './agent-io/coder-output.ts';
export { commandAgentSchema, commandSchema } from './documents/command-agent.ts';
export { contextTypes, readContextRequirement } from './documents/context-requirement.ts';
export { debugOutputSchema } from './agent-io/debug-output.ts';
export { defaultJsonLimits } from './gates/json-limits.ts';
export { describePosition, excerptAt } from './gates/text-excerpt.ts';
export { describeZodIssues } from './problems/describe-zod-issues.ts';
export { documentNames, jsonSchemas } from './json-schemas/json-schemas.ts';
export { errorCatalogue } from './problems/error-catalogue.ts';
export { errorClasses } from './documents/error-class.ts';
export { errorClassSchema } from './documents/error-class-schema.ts';
export { errorDetail } from './documents/error-detail.ts';
export { errorDetailSchema } from './documents/error-detail-schema.ts';
export {
  evidenceSchema,
  hypothesisSchema,
  modelPartSchema,
  notMeasuredSchema,
  solutionValidationSchema,
  suspectSchema,
} from './agent-io/debug-findings.ts';
export { exitCodeOf, exitCodes } from './documents/exit-code.ts';
export { formatJsonPath } from './problems/json-path.ts';
export { didYouMean } from './problems/did-you-mean.ts';
export { documentSyntax } from './gates/document-syntax.ts';
export { gateJsonValue } from './gates/gate-json-value.ts';
export { jsonObjectSchema, jsonValueSchema } from './documents/json-value.ts';
export { logLineSchema, mcpCallSchema, usageSchema } from './documents/call-records.ts';
export { modelCallSchema } from './documents/model-call.ts';
export { unaskedModelCall } from './documents/unasked-model-call.ts';
export { addUsd } from './documents/add-usd.ts';
export { agentToolsSchema, mcpServersSchema } from './documents/mcp-servers.ts';
export { languageOfPath } from './agent-io/language.ts';
export { nodeTypeOf, nodeTypeSchema, nodeTypes } from './agent-io/node-type.ts';
export {
  qualityGates,
  severityCosts,
  validationLevels,
  validationRules,
} from './agent-io/validation-rules.ts';
export { outcomeSchema, runStatusSchema, taskStatusSchema } from './documents/outcome.ts';
export { parseJsonDocument } from './parse/parse-json-document.ts';
export { parsePlan } from './parse/parse-plan.ts';
export { readDocument } from './parse/read-document.ts';
export { readPlan } from './parse/read-plan.ts';
export { planConfigSchema } from './documents/plan-config.ts';
export { planSchema, planTaskSchema } from './documents/plan.ts';
export { repairSchema } from './documents/repair.ts';
export { retryPolicySchema } from './documents/retry-policy.ts';
export {
  recoverySchema,
  runResultSchema,
  runSummarySchema,
  taskResultSchema,
  traceStatusSchema,
} from './documents/run-result.ts';
export { runEventSchema } from './events/run-event.ts';
export { runStatusOf } from './documents/run-status-of.ts';
export { schemaVersion } from './documents/schema-version.ts';
export { submitReasonSchema } from './events/task-events.ts';
export { quoteApart } from './problems/quote-apart.ts';
export { looksLike, skeletonOf } from './problems/skeleton-of.ts';
export { suggest } from './problems/suggest.ts';
export { suggestField } from './problems/suggest-field.ts';
export { taskEnvelopeSchema, upstreamEntrySchema } from './documents/envelope.ts';
export { taskStatusOf } from './documents/task-status-of.ts';
export { taskOutcomeSchema } from './documents/task-outcome.ts';
export { taskRefSchema } from './documents/task-ref.ts';
export { traceIndexSchema } from './documents/trace-index.ts';
export { verificationSchema, verifySchema } from './documents/verify.ts';
