export type { Accepted, ToolPoolOptions } from './tool-pool.ts';
export type { EmbeddedAnswer, EmbeddedTool, EmbeddedTools } from './pool/embedded-tools.ts';
export type { PinnedTool, PinnedTools, PinStore } from './policy/pinned-tools.ts';
export type { ServerHealth } from './pool/server-health.ts';
export type { ToolAnswer } from './pool/tool-answer.ts';
export type { NamedTool, NamedTools } from './pool/describe-named.ts';
export type { ToolCall, ToolQuery } from './pool/tool-call.ts';
export type { ToolInfo } from './pool/tool-info.ts';
export type { ToolProgress } from './connection/wire.ts';

export { createMemoryPins } from './policy/create-memory-pins.ts';
export { openPinFile } from './policy/open-pin-file.ts';
export { ToolPool } from './tool-pool.ts';
