export type { DebugPorts } from './debug-ports.ts';
export type { FaultRanking, RankedFunction } from './ranking/fault-ranking.ts';
export type { FaultRecord, RecordedFunction, RecordedTest } from './ranking/fault-record.ts';
export type { SignalName, Signals } from './ranking/signal.ts';

export { analyzeFailure } from './analyze-failure.ts';
export { localizeFaults } from './ranking/localize-faults.ts';
