/** In how many of so many bugs a fixed function stood within the first places. */
export interface MeasuredRank {
  readonly bugs: number;
  readonly top1: number;
  readonly top3: number;
  readonly top5: number;
}
