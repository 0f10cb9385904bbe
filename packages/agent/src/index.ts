export type {
  AgentArtifacts,
  AgentContext,
  AgentFiles,
  AgentLog,
  AgentModel,
  AgentTools,
} from './agent-context.ts';
export type {
  AgentDefinition,
  AgentRun,
  AgentRunModule,
  DeclaredPath,
} from './agent-definition.ts';
export type { AgentErrorFacts, Failure } from './agent-error.ts';
export type { AgentMessage, AgentReply, HostMessage, HostMethod } from './host-port.ts';
export type { AgentOptions } from './define-agent.ts';

export { agentApiVersion } from './agent-definition.ts';
export { AgentError } from './agent-error.ts';
export { defineAgent } from './define-agent.ts';
export { hostPortVersion } from './host-port.ts';
