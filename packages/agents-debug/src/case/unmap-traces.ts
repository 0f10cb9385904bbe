import type { StackFrame, StackTrace } from '@parallel-dispatcher/code-analysis';
import { SourceMaps } from './source-maps.ts';

/** The traces with the places of transpiled code told as those of its source, where a map says so. */
export async function unmapTraces(
  traces: readonly StackTrace[],
  maps: SourceMaps,
): Promise<readonly StackTrace[]> {
  return await Promise.all(traces.map((trace) => unmapTrace(trace, maps)));
}

async function unmapTrace(trace: StackTrace, maps: SourceMaps): Promise<StackTrace> {
  // Causes nest; each level is one link of a chain that log readers bound.
  const [frames, cause, related] = await Promise.all([
    Promise.all(trace.frames.map((frame) => unmapFrame(frame, maps))),
    trace.cause && unmapTrace(trace.cause, maps),
    unmapTraces(trace.related, maps),
  ]);
  return { ...trace, frames, cause, related };
}

async function unmapFrame(frame: StackFrame, maps: SourceMaps): Promise<StackFrame> {
  const { file, line, column, kind } = frame;
  const isOwn = kind === 'project' || kind === 'test';
  if (!isOwn || file === null || line === null || !/\.[cm]?js$/.test(file)) return frame;
  const original = await maps.originalOf({ file, line, column: column ?? 1 });
  if (original === null) return frame;
  const isLibrary = original.file.includes('/node_modules/');
  return { ...frame, ...original, kind: isLibrary ? 'library' : kind };
}
