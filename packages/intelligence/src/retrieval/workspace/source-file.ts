/** Where a hit comes from: program text and settings, texts for people, or what earlier runs left. */
export type SourceKind = 'code' | 'docs' | 'traces';

/** A file that may be indexed, as it was found. */
export interface SourceFile {
  /** Relative to the workspace, with `/`. Traces outside of it: absolute. */
  readonly path: string;
  readonly absolutePath: string;
  readonly kind: SourceKind;
  readonly bytes: number;
  /** Of the last change, in ns since 1970, as decimal text: it exceeds what a number holds. */
  readonly modifiedNs: string;
}
