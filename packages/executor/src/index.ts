export type { AgentPoolOptions, RunOptions } from './agent-pool.ts';
export type { CheckedPath, PathRules } from './paths/check-path.ts';
export type {
  HostModel,
  HostModelAnswer,
  HostModelCall,
  ModelTools,
} from './host-port/host-model.ts';
export type {
  HostToolAnswer,
  HostToolCall,
  HostToolDescription,
  HostToolDescriptions,
  HostToolQuery,
  HostTools,
} from './host-port/host-tools.ts';
export type { PlacementRecord } from './placement/placement-record.ts';
export type { Isolation, LoadedAgent } from './pool/isolation-of.ts';
export type { PathCode } from './paths/path-refusal.ts';
export type { Redact } from './host-port/redact.ts';
export type { SharedThreads } from './pool/shared-threads.ts';
export type { SharedThreadsOptions } from './pool/start-shared-threads.ts';

export { AgentPool } from './agent-pool.ts';
export { checkPath } from './paths/check-path.ts';
export { isGivenUp } from './host-port/given-up.ts';
export { isolationOf } from './pool/isolation-of.ts';
export { LocalExecutor } from './local-executor.ts';
export { restoreFile } from './placement/restore-file.ts';
export { startSharedThreads } from './pool/start-shared-threads.ts';
export { systemClock } from './system-clock.ts';
