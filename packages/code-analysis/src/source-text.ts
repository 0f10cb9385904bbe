/** A file as its name, which tells the language, and its text. Nothing is read from disk. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}
