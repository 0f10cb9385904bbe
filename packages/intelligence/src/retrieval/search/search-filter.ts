import type { SourceKind } from '../workspace/source-file.ts';

/** Where is looked. What is not given is not asked of a file. */
export interface SearchFilter {
  readonly kind?: SourceKind;
  /** A file, or a folder with all in it. */
  readonly path?: string;
  readonly language?: string;
}
