export type { CommandEnd, CommandRequest, RunCommand } from './process/run-command.ts';
export type { DebugPorts } from './debug-ports.ts';
export type { FaultRanking, RankedFunction } from './ranking/fault-ranking.ts';
export type {
  FaultRecord,
  RecordedFunction,
  RecordedLine,
  RecordedTest,
} from './ranking/fault-record.ts';
export type { LineRanking, RankedLine } from './ranking/localize-lines.ts';
export type { NamedText } from './records/coverage-unit.ts';
export type { BuiltRecord, RecordSources } from './records/build-record.ts';
export type { ReduceOptions, Reduction, StillFails } from './reduce/reduce-input.ts';
export type { JsonReduction } from './reduce/reduce-json.ts';
export type { SignalName, Signals } from './ranking/signal.ts';

export { analyzeFailure } from './analyze-failure.ts';
export { buildRecord } from './records/build-record.ts';
export { localizeFaults } from './ranking/localize-faults.ts';
export { localizeLines } from './ranking/localize-lines.ts';
export { runCommand } from './process/run-command.ts';
export { reduceInput } from './reduce/reduce-input.ts';
export { reduceJson } from './reduce/reduce-json.ts';
export { measuredRanks } from './confidence/measured-ranks.ts';
