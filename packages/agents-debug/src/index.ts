export type { DebugPorts } from './debug-ports.ts';

export { analyzeFailure } from './analyze-failure.ts';
