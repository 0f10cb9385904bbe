import { countTops, type Tops } from './count-tops.ts';
import type { Localisation } from './measure-localisation.ts';

/** The source of `src/confidence/measured-ranks.ts`. */
export function renderMeasuredRanks({
  folds,
  others,
  bySuite,
  stack,
  lines,
}: Localisation): string {
  const tests = countTops([...folds, ...others].map(({ rank }) => rank));
  return `import type { MeasuredRank } from './measured-rank.ts';

/**
 * How often ranks were right on docs/localisation.md; made by \`pnpm run localisation\`.
 * \`tests\`: by coverage of each test. \`coverage\`: by that of whole files of tests, as the agent
 * measures it. \`stack\`: by the calls of a trace. \`lines\`: lines of programs that
 * have about eight, so the top 5 say little.
 */
export const measuredRanks = {
  tests: ${entry(tests)},
  coverage: ${entry(bySuite)},
  stack: ${entry(stack)},
  lines: ${entry(lines.ranking)},
} as const satisfies Readonly<Record<string, MeasuredRank>>;
`;
}

function entry({ bugs, top1, top3, top5 }: Tops): string {
  return `{ bugs: ${bugs}, top1: ${top1}, top3: ${top3}, top5: ${top5} }`;
}
