/** A place in source code. */
export interface Place {
  /** Absolute path, or the name of an inline file, or the path that a trace gives. */
  readonly file: string;
  /** From 1. */
  readonly line: number | null;
  readonly column: number | null;
  /** Name from the source where it could be read, else from the trace. */
  readonly function: string | null;
  /** Lines of that function, from 1, both included; null where the source could not be read. */
  readonly range: { readonly first: number; readonly last: number } | null;
}
