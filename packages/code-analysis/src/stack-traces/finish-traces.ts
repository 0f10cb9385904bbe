import { frameKind } from './frame-kind.ts';
import { projectRoot } from './project-root.ts';
import type { StackTrace } from './stack-trace.ts';
import type { TraceDraft } from './trace-draft.ts';
import { withNested } from './with-nested.ts';

interface FinishOptions {
  readonly root: string | null;
  readonly projectFiles: readonly string[];
}

/** Turns drafts into traces: decides what each frame is, and counts lines from 1. No recursion. */
export function finishTraces(
  drafts: readonly TraceDraft[],
  options: FinishOptions,
): readonly StackTrace[] {
  const all = withNested(drafts);
  const root = options.root ?? projectRoot([...filesOf(all), ...options.projectFiles]);
  const finished = new Map<TraceDraft, StackTrace>();
  for (const draft of all.toReversed()) finished.set(draft, finishTrace(draft, root, finished));
  return drafts.flatMap((draft) => finished.get(draft) ?? []);
}

/** Files of the project, so not those of the runtime, which share no folder with it. */
function filesOf(drafts: readonly TraceDraft[]): readonly string[] {
  const files = new Set<string>();
  for (const { language, frames } of drafts) {
    for (const { file, function: name } of frames) {
      if (
        file !== null &&
        frameKind({ language, file, function: name, root: null }) !== 'runtime'
      ) {
        files.add(file);
      }
    }
  }
  return [...files];
}

function finishTrace(
  draft: TraceDraft,
  root: string | null,
  finished: ReadonlyMap<TraceDraft, StackTrace>,
): StackTrace {
  const { language } = draft;
  const cause = (draft.cause && finished.get(draft.cause)) ?? null;
  return {
    language,
    errorType: draft.errorType,
    message: draft.message,
    frames: draft.frames.map((frame) => ({
      ...frame,
      kind: frameKind({ language, file: frame.file, function: frame.function, root }),
    })),
    cause,
    causeRelation: cause === null ? null : draft.causeRelation,
    related: draft.related.flatMap((member) => finished.get(member) ?? []),
    properties: Object.fromEntries(draft.properties),
    span: { firstLine: draft.firstLine + 1, lastLine: draft.lastLine + 1 },
  };
}
