export type { AgentTraces, RunAgentOptions, RunAgentResult } from './run-agent.ts';
export type { TestModel, TestTool } from './memory-host.ts';

export { runAgent } from './run-agent.ts';
