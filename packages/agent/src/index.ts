export type {
  AgentArtifacts,
  AgentContext,
  AgentFiles,
  AgentLog,
  AgentTools,
  ToolResult,
  WriteOptions,
} from './agent-context.ts';
export type {
  AgentDefinition,
  AgentRun,
  AgentRunModule,
  DeclaredPath,
} from './agent-definition.ts';
export type { AgentErrorFacts, Failure } from './agent-error.ts';
export type { AgentCall } from './call-agent.ts';
export type { CheckedDefinition } from './check-agent-definition.ts';
export type { AgentContextOptions, AgentLink } from './create-agent-context.ts';
export type { ByteBudget } from './byte-budget.ts';
export type { AgentOptions } from './define-agent.ts';
export type { AgentModel } from './model/agent-model.ts';
export type {
  ModelAnswer,
  ModelAttempt,
  ModelCost,
  ModelStream,
  ModelUsage,
  ObjectAnswer,
} from './model/model-answer.ts';
export type {
  HostModelRequest,
  ModelMessage,
  ModelOptions,
  ModelRequest,
  ModelToolCall,
  ModelToolResult,
  ObjectRequest,
} from './model/model-request.ts';
export type { MisfitFacts } from './describe-misfit.ts';
export type { AgentMessage, AgentPort, AgentReply, HostMessage, HostMethod } from './host-port.ts';
export type { JsonConversion, JsonLimits } from './to-json-value.ts';
export type { ToolAttempt, ToolQuestion } from './try-tool.ts';

export { agentApiVersion } from './agent-definition.ts';
export { AgentError } from './agent-error.ts';
export { callAgent } from './call-agent.ts';
export { checkAgentDefinition } from './check-agent-definition.ts';
export { createAgentContext } from './create-agent-context.ts';
export { createPulse } from './create-pulse.ts';
export { defineAgent } from './define-agent.ts';
export { createByteBudget } from './byte-budget.ts';
export { describeFailure } from './describe-failure.ts';
export { describeMisfit } from './describe-misfit.ts';
export { hostPortVersion } from './host-port.ts';
export { toJsonValue } from './to-json-value.ts';
export { tryTool } from './try-tool.ts';
