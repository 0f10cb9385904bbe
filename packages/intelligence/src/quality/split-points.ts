/**
 * One millionth, about. Numbers of so many bits add up without rounding, so that the points lost
 * are `1 - score` to the last bit in whatever order they are added.
 */
const unit = 2 ** -20;

interface Points {
  /** The score in whole units. */
  readonly score: number;
  /** What each part took away, in its order. */
  readonly lost: readonly number[];
}

/** Shares out what a score lacks to 1 among those who cost it, by the size of each. */
export function splitPoints(score: number, costs: readonly number[]): Points {
  const sum = costs.reduce((all, cost) => all + cost, 0);
  const units = Math.round(score / unit);
  const lost = Math.round(1 / unit) - units;
  let before = 0;
  let given = 0;
  const shares = costs.map((cost) => {
    before += cost;
    const upTo = sum === 0 ? 0 : Math.round((lost * before) / sum);
    const share = upTo - given;
    given = upTo;
    return share * unit;
  });
  return { score: units * unit, lost: shares };
}
