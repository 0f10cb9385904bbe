/** What every node may be constructed with. A compute node is pure and uses none of them. */
export interface NodeAdapters {
  readonly port?: unknown;
  readonly store?: unknown;
  readonly steps?: unknown;
  readonly clock?: unknown;
  readonly random?: unknown;
}
