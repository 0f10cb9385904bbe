/** What the index remembers of a file. */
export interface KnownFile {
  readonly id: number;
  readonly path: string;
  readonly bytes: number;
  readonly modifiedNs: string;
  readonly settled: boolean;
  readonly sha256: string;
}
