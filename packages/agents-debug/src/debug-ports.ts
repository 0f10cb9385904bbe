/** What the analysis reaches of the outside: files to read, and when to stop. */
export interface DebugPorts {
  /** UTF-8 text of an absolute path; rejects where it cannot be read. */
  readonly readText: (path: string) => Promise<string>;
  /** @default never aborted */
  readonly signal?: AbortSignal;
}
