import type { MeasuredRank } from './measured-rank.ts';

/**
 * How often ranks were right on docs/localisation.md; made by `pnpm run localisation`.
 * `tests`: by coverage of each test. `coverage`: by that of whole files of tests, as the agent
 * measures it. `stack`: by the calls of a trace.
 */
export const measuredRanks = {
  tests: { bugs: 26, top1: 10, top3: 18, top5: 20 },
  coverage: { bugs: 26, top1: 8, top3: 15, top5: 16 },
  stack: { bugs: 5, top1: 1, top3: 2, top5: 2 },
} as const satisfies Readonly<Record<string, MeasuredRank>>;
