/** A piece of a request with its place in the text. */
export interface Token {
  readonly kind: 'word' | 'number' | 'quoted' | 'path' | 'mark';
  /** As written; a quoted one without its quotes. */
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  /** Index after its last character. */
  readonly end: number;
}
