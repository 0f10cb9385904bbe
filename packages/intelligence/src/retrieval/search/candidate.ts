import type { Chunk } from '../chunks/cut-chunks.ts';
import type { SourceKind } from '../workspace/source-file.ts';

/** A chunk that has a term of the question. */
export interface Candidate extends Chunk {
  readonly chunk: number;
  readonly path: string;
  readonly kind: SourceKind;
  readonly language: string | null;
  /** Higher is better; comparable within one question only. */
  readonly score: number;
}
