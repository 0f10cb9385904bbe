import type { FaultRanking } from '../src/ranking/fault-ranking.ts';

/** A bug counts by its best-ranked fixed function, a tie by its average rank. */
export function bestFixedRank({ functions }: FaultRanking, fixed: readonly number[]): number {
  const ranks = functions.flatMap(({ index, rank }) => (fixed.includes(index) ? [rank] : []));
  return Math.min(...ranks);
}
