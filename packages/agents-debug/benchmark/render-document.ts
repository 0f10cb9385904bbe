import { signalNames } from '../src/ranking/signal.ts';
import { neutralWeights } from '../src/ranking/neutral-weights.ts';
import { countTops, type Tops } from './count-tops.ts';
import { likelyRange } from './likely-range.ts';
import type { Localisation } from './measure-localisation.ts';

/** docs/localisation.md. */
export function renderDocument(measured: Localisation): string {
  return `# Localisation

How often \`localizeFaults\` (of \`agents-debug\`, and \`dispatch localize\`) puts a function that the real
fix changed among the first places. This page is made by
\`pnpm --filter @parallel-dispatcher/agents-debug run localisation\`; a test fails when it is stale.

**What was measured.** ${measured.ranking.bugs} real bugs of Express, from the BugsJS dataset (MIT): which functions each
test ran, and the stacks of failing tests. A bug counts by its best-ranked fixed function; functions
that tie share the mean of their places, so a tie of four for the first place is rank 2.5. Weights
are fitted on the other ${measured.ranking.bugs - 1} bugs only, so no bug is ranked by weights that saw it.

${table(
  ['method', 'bugs', 'top 1', 'top 3', 'top 5', 'top 10'],
  [
    ['all signals, weights fitted on the other bugs', ...cells(measured.ranking)],
    ['the same, coverage of whole files of tests', ...cells(measured.bySuite)],
    ['all signals, neutral weights', ...cells(measured.neutral)],
    ['spectrum alone (Ochiai)', ...cells(countTops(measured.ochiai))],
    ['random order of the functions that failing tests ran', ...cells(measured.chance)],
    ...signalNames.map((name) => [
      `neutral weights without \`${name}\``,
      ...cells(measured.without[name]),
    ]),
  ],
)}

**How sure that is.** With ${measured.ranking.bugs} bugs of one project, the true shares lie 9 times in 10 within: top 1
${range(measured.ranking.top1, measured)}, top 3 ${range(measured.ranking.top3, measured)}, top 5 ${range(measured.ranking.top5, measured)} (Wilson). The neutral weights were
chosen by thought, but by people who had seen these bugs.

## Other projects

${measured.others.length} bugs of ${new Set(measured.others.map(({ project }) => project)).size} other projects of BugsJS, ranked by the weights that were fitted on Express: nothing was
chosen with these bugs in sight.

${table(
  ['project', 'method', 'bugs', 'top 1', 'top 3', 'top 5', 'top 10'],
  [...new Set(measured.others.map(({ project }) => project)), 'all five'].flatMap((project) => {
    const own = measured.others.filter((one) => project === 'all five' || one.project === project);
    return [
      [project, 'all signals', ...cells(countTops(own.map(({ rank }) => rank)))],
      [project, 'Ochiai', ...cells(countTops(own.map(({ ochiai }) => ochiai)))],
    ];
  }),
)}

The calls of a trace alone, without coverage, on the ${measured.stack.bugs} bugs of all projects whose failing stacks
have a call of the project: top 1 ${measured.stack.top1}, top 3 ${measured.stack.top3}, top 5 ${measured.stack.top5}.

## Lines

\`localizeLines\` gives each line that failing tests ran the signals of its function, with the coverage of
the line in place of that of the function. Measured on ${measured.lines.ranking.bugs} small programs of QuixBugs (MIT): the lines
that each test ran, ${measured.lines.linesAProgram.toFixed(1)} of them on average by failing ones, so the top 5 say little. A bug counts by its
best-ranked mended line; where lines were only added, by those around the place.

${table(
  ['method', 'programs', 'top 1', 'top 3', 'top 5', 'top 10'],
  [
    ['all signals', ...cells(measured.lines.ranking)],
    ['the line that threw put first (not done)', ...cells(measured.lines.throwFirst)],
    ['all lines tied', ...cells(measured.lines.tied)],
  ],
)}

## Signals

${table(
  ['signal', 'speaks for a function when', 'neutral', 'fitted', 'over the folds'],
  signalNames.map((name) => [
    `\`${name}\``,
    meanings[name],
    String(neutralWeights[name]),
    measured.fitted[name].toFixed(2),
    spread(measured.folds.map(({ weights }) => weights[name])),
  ]),
)}

A score is the weighted sum; \`spectrum\`, \`topic\` and \`size\` are logarithms. The fit is a conditional
logit held to the neutral weights.

## Each bug

${table(
  ['bug', 'rank', 'rank by Ochiai'],
  [
    ...measured.folds.map(({ bug, rank }, at) => [
      bug,
      String(rank),
      String(measured.ochiai[at] ?? ''),
    ]),
    ...measured.others.map(({ bug, rank, ochiai }) => [bug, String(rank), String(ochiai)]),
  ],
)}
`;
}

const meanings = {
  spectrum: 'failing tests run it and passing ones do not (Ochiai)',
  topic: 'the tests that run it have titles like those of the failing ones',
  stack: 'a failure was thrown through it, the nearer the throw the more',
  name: 'its name shares a rare word with a failing title',
  file: 'its path shares a rare word with a failing title',
  size: 'it is long (lines to the next function of its file)',
} as const;

function cells({ bugs, top1, top3, top5, top10 }: Tops): readonly string[] {
  return [String(bugs), ...[top1, top3, top5, top10].map((one) => String(Number(one.toFixed(1))))];
}

function range(seen: number, { ranking }: Localisation): string {
  const [low, high] = likelyRange(seen, ranking.bugs);
  return `${Math.round(low * 100)} to ${Math.round(high * 100)} %`;
}

function spread(values: readonly number[]): string {
  return `${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}`;
}

/** As prettier writes it. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, at) =>
    Math.max(3, head.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join(
    '\n',
  );
}
