import type { MeasuredRank } from './measured-rank.ts';

/**
 * How often ranks were right on docs/localisation.md; made by `pnpm run localisation`.
 * `tests`: by coverage of each test. `coverage`: by that of whole files of tests, as the agent
 * measures it. `stack`: by the calls of a trace. `lines`: lines of programs that
 * have about eight, so the top 5 say little.
 */
export const measuredRanks = {
  tests: { bugs: 56, top1: 26, top3: 40, top5: 44 },
  coverage: { bugs: 26, top1: 8, top3: 15, top5: 16 },
  stack: { bugs: 16, top1: 9, top3: 11, top5: 11 },
  lines: { bugs: 40, top1: 7, top3: 19, top5: 35 },
} as const satisfies Readonly<Record<string, MeasuredRank>>;
