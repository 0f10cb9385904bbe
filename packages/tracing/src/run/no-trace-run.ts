import type { TraceStatus } from '@parallel-dispatcher/schema';
import { createArtifactStore } from '../artifacts/artifact-store.ts';
import type { FileSystem } from '../files/file-system.ts';
import type { TraceRun } from './trace-run.ts';

/** A run without traces; its artifacts live in memory. */
export function noTraceRun(fs: FileSystem, reason: string): TraceRun {
  const status: TraceStatus = { status: 'off', resumable: false, reasons: [reason] };
  return {
    runDir: null,
    fence: 0,
    artifacts: createArtifactStore({ fs, folder: null, onFailure: () => undefined }),
    append: () => undefined,
    status: () => status,
    close: () => Promise.resolve(),
    [Symbol.asyncDispose]: () => Promise.resolve(),
    traceFileOf: () => null,
    finish: () => Promise.resolve({ traceIndex: null, traceStatus: status }),
  };
}
