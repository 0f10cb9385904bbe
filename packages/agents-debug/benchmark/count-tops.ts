/** How many bugs were found within the first so many places. */
export interface Tops {
  readonly bugs: number;
  readonly top1: number;
  readonly top3: number;
  readonly top5: number;
  readonly top10: number;
}

export function countTops(ranks: readonly number[]): Tops {
  const within = (place: number) => ranks.filter((rank) => rank <= place).length;
  return {
    bugs: ranks.length,
    top1: within(1),
    top3: within(3),
    top5: within(5),
    top10: within(10),
  };
}
