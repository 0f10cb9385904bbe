/**
 * Directed edges in compressed rows: the targets of node `i` are `targets[offsets[i]]` up to,
 * without, `targets[offsets[i + 1]]`. `offsets` has one entry more than there are nodes.
 */
export interface Adjacency {
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
}
