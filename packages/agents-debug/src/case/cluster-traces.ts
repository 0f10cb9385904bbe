import type { StackFrame, StackTrace } from '@parallel-dispatcher/code-analysis';
import type { FailureCluster } from './failure-case.ts';
import { rootOf, type RootedTrace } from './root-of.ts';
import type { SourceStore } from './source-store.ts';

/** Groups traces by the place their root error was thrown at. Repeated prints count once. */
export async function clusterTraces(
  traces: readonly StackTrace[],
  sources: SourceStore,
): Promise<readonly FailureCluster[]> {
  const groups = new Map<string, { first: RootedTrace; prints: Set<string> }>();
  for (const trace of traces.flatMap(withMembers)) {
    const rooted = await rootOf(trace, sources);
    const key = originOf(rooted);
    const group = groups.get(key) ?? { first: rooted, prints: new Set<string>() };
    group.prints.add(printOf(trace));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ first, prints }, number) => ({
    number,
    root: first.root,
    wrappers: first.wrappers,
    frames: projectFrames(first),
    count: prints.size,
  }));
}

/** An error that only gathers others stands for its members. */
function withMembers(trace: StackTrace): readonly StackTrace[] {
  return trace.related.length > 0 && trace.cause === null ? trace.related : [trace];
}

function projectFrames({ root, wrappers }: RootedTrace): readonly StackFrame[] {
  for (const { frames } of [root, ...wrappers]) {
    const own = frames.filter(({ kind }) => kind === 'project');
    if (own.length > 0) return own;
  }
  return [];
}

function originOf(rooted: RootedTrace): string {
  const [frame] = projectFrames(rooted);
  const { root } = rooted;
  if (frame) return `${root.errorType ?? ''} ${frame.file ?? ''}:${frame.line ?? ''}`;
  return printOf(root);
}

function printOf(trace: StackTrace): string {
  const frames = trace.frames.map(({ file, line }) => `${file ?? ''}:${line ?? ''}`);
  return [trace.errorType ?? '', trace.message, ...frames].join('\n');
}
