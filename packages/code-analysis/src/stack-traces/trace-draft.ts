import type { CauseRelation, StackFrame, TraceLanguage } from './stack-trace.ts';

/** A frame whose kind is not decided yet: that takes all files of the text. */
export type FrameDraft = Omit<StackFrame, 'kind'>;

/** A trace while its lines are being read. Line numbers are from 0. */
export interface TraceDraft {
  readonly language: TraceLanguage;
  errorType: string | null;
  message: string;
  readonly frames: FrameDraft[];
  cause: TraceDraft | null;
  causeRelation: CauseRelation | null;
  readonly related: TraceDraft[];
  readonly properties: Map<string, string>;
  firstLine: number;
  lastLine: number;
}

type DraftFacts = Pick<TraceDraft, 'language' | 'errorType' | 'message' | 'firstLine'>;

export function traceDraft(facts: DraftFacts): TraceDraft {
  return {
    ...facts,
    frames: [],
    cause: null,
    causeRelation: null,
    related: [],
    properties: new Map(),
    lastLine: facts.firstLine,
  };
}
