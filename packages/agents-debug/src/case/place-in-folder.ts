import { isAbsolute, join } from 'node:path';
import type { StackFrame, StackTrace } from '@parallel-dispatcher/code-analysis';
import type { SourceStore } from './source-store.ts';

interface Folder {
  /** Absolute. */
  readonly folder: string;
  readonly sources: SourceStore;
}

/** The traces with relative paths that mean no known file, but one below a folder, told as that one. */
export async function placeInFolder(
  traces: readonly StackTrace[],
  at: Folder,
): Promise<readonly StackTrace[]> {
  return await Promise.all(traces.map((trace) => placeTrace(trace, at)));
}

async function placeTrace(trace: StackTrace, at: Folder): Promise<StackTrace> {
  const [frames, cause, related] = await Promise.all([
    Promise.all(trace.frames.map((frame) => placeFrame(frame, at))),
    trace.cause && placeTrace(trace.cause, at),
    placeInFolder(trace.related, at),
  ]);
  return { ...trace, frames, cause, related };
}

async function placeFrame(frame: StackFrame, { folder, sources }: Folder): Promise<StackFrame> {
  const { file, kind } = frame;
  const isOwn = kind === 'project' || kind === 'test';
  if (file === null || !isOwn || isAbsolute(file) || sources.resolve(file) !== file) return frame;
  const placed = join(folder, file);
  return (await sources.read(placed)).ok ? { ...frame, file: placed } : frame;
}
