/** A file that a call wants to write. */
export interface StagedFile {
  /** As the agent wrote it. */
  readonly path: string;
  readonly real: string;
  readonly contents: Uint8Array;
  readonly overwrite: boolean;
}
