/** A file to place, its path relative to the folder of the node. */
export interface GeneratedFile {
  readonly path: string;
  readonly contents: string;
}
