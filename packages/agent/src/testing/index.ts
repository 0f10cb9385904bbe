export type { AgentTraces, RunAgentOptions, RunAgentResult } from './run-agent.ts';
export type { TestTool } from './memory-host.ts';
export type { ScriptedAnswer, ScriptedModel } from './scripted-model.ts';

export type {
  ModelReply,
  ModelScript,
  ScriptedUsage,
  SeenRequest,
} from './model-server/model-script.ts';
export type { ModelServer } from './model-server/start-model-server.ts';

export { runAgent } from './run-agent.ts';
export { scriptedModel } from './scripted-model.ts';
export { startModelServer } from './model-server/start-model-server.ts';
