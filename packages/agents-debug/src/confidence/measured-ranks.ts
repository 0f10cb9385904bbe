import type { MeasuredRank } from './measured-rank.ts';

/** How often ranks were right on docs/localisation.md; made by `pnpm run localisation`. */
export const measuredRanks = {
  coverage: { bugs: 26, top1: 10, top3: 18, top5: 20 },
  stack: { bugs: 5, top1: 1, top3: 2, top5: 2 },
} as const satisfies Readonly<Record<string, MeasuredRank>>;
