import type { Chunk } from '../chunks/cut-chunks.ts';
import type { LeaveOutReason } from '../workspace/leave-out-reason.ts';
import type { SourceFile } from '../workspace/source-file.ts';

/** A file as it goes into the index. */
export interface NewFile {
  readonly file: SourceFile;
  readonly language: string | null;
  readonly settled: boolean;
  readonly sha256: string;
  /** Left out by its content: it has no text and no chunks, and is not read again until it changes. */
  readonly leftOut: LeaveOutReason | null;
  readonly text: string;
  readonly chunks: readonly (Chunk & { readonly terms: Terms })[];
}

/** Terms of a chunk, with spaces between. */
interface Terms {
  readonly path: string;
  readonly symbols: string;
  readonly body: string;
}
