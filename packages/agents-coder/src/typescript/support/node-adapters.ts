/** What every node may be constructed with. A node ignores what it does not need. */
export interface NodeAdapters {
  readonly port?: unknown;
  readonly store?: unknown;
  readonly steps?: unknown;
  readonly clock?: unknown;
  readonly random?: unknown;
}
