/** Where uses of patterns are recorded. */
export interface RecordPlace {
  /** Absolute path of the workspace. */
  readonly workspace: string;
  /** Absolute path of the file: lines of JSON, added to and never rewritten. */
  readonly record: string;
}
