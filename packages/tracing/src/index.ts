export type { FileFacts, FileSystem } from './files/file-system.ts';
export type { FinishOptions, TraceRun, TraceRunOptions } from './run/trace-run.ts';
export type { Redactor, RedactorOptions } from './redaction/create-redactor.ts';

export { createRedactor } from './redaction/create-redactor.ts';
export { nodeFileSystem } from './files/node-file-system.ts';
export { openTraceRun } from './run/open-trace-run.ts';
