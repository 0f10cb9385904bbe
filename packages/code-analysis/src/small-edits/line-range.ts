/** Lines, from 1, both included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}
