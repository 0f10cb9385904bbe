export type { AgentCode } from './code/hash-agent-code.ts';
export type { CacheFacts, ContextFileFact, UpstreamFact } from './key/cache-facts.ts';
export type { CacheKey } from './key/cache-key.ts';
export type { FieldDifference } from './key/explain-miss.ts';

export { cacheKeyOf } from './key/cache-key-of.ts';
export { explainMiss } from './key/explain-miss.ts';
export { hashAgentCode } from './code/hash-agent-code.ts';
export { hashContextFile } from './key/hash-context-file.ts';
