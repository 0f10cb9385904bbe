import type { StackTrace } from '@parallel-dispatcher/code-analysis';
import type { SourceStore } from './source-store.ts';

export interface RootedTrace {
  readonly root: StackTrace;
  /** Innermost first. */
  readonly wrappers: readonly StackTrace[];
}

/** Chains are followed this far; a longer one is damaged text. */
const longestChain = 100;

/**
 * Finds the error that was thrown first. An exception raised while another was handled leads to
 * that other one only where its line raises on purpose; else the handler itself failed.
 */
export async function rootOf(trace: StackTrace, sources: SourceStore): Promise<RootedTrace> {
  const wrappers: StackTrace[] = [];
  let root = trace;
  while (root.cause && wrappers.length < longestChain) {
    if (root.causeRelation === 'context' && (await failedByItself(root, sources))) break;
    wrappers.unshift(root);
    root = root.cause;
  }
  return { root, wrappers };
}

async function failedByItself(trace: StackTrace, sources: SourceStore): Promise<boolean> {
  const [frame] = trace.frames;
  if (frame?.file == null || frame.line === null) return false;
  const read = await sources.read(sources.resolve(frame.file));
  if (!read.ok) return false;
  const line = read.source.text.split(/\r\n|\n|\r/)[frame.line - 1];
  return line !== undefined && !/^\s*(?:raise|throw)\b/.test(line);
}
