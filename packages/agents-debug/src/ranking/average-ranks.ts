/** A rank with the number of those that share it. */
export interface SharedRank {
  /** From 1; those that tie share the mean of the places they take: 2.5 for the second and third. */
  readonly rank: number;
  /** 1: alone. */
  readonly sharedBy: number;
}

/** Ranks of scores, highest first; null scores share the last places. One entry a score. */
export function averageRanks(scores: readonly (number | null)[]): readonly SharedRank[] {
  const groups = new Map<number | null, number>();
  for (const score of scores) groups.set(score, (groups.get(score) ?? 0) + 1);
  const ranks = new Map<number | null, SharedRank>();
  let before = 0;
  for (const [score, sharedBy] of [...groups].toSorted(highestFirst)) {
    ranks.set(score, { rank: before + (sharedBy + 1) / 2, sharedBy });
    before += sharedBy;
  }
  return scores.map((score) => ranks.get(score) ?? { rank: before, sharedBy: 1 });
}

type Group = readonly [score: number | null, count: number];

function highestFirst([a]: Group, [b]: Group): number {
  if (a === null) return 1;
  return b === null ? -1 : b - a;
}
