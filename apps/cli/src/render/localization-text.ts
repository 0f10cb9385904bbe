import type { Page } from './page.ts';
import { oneLine } from './plain-text.ts';
import { table } from './table.ts';

/** What the text shows of the document of `dispatch localize`. */
export interface Localization {
  readonly silent: string | null;
  readonly functions: readonly {
    readonly rank: number;
    readonly shared_by: number;
    readonly file: string;
    readonly name: string;
    readonly line: number;
    readonly shares: Readonly<Record<string, number>> | null;
  }[];
  readonly function_count: number;
  readonly test_count: number;
  readonly failed_count: number;
  readonly uncovered_count: number;
  readonly unmatched_coverage: readonly string[];
  /** Absent where they were not asked for. */
  readonly lines?: readonly {
    readonly rank: number;
    readonly shared_by: number;
    readonly file: string;
    readonly line: number;
    readonly function: string | null;
  }[];
  readonly line_count?: number;
  readonly lines_measured?: { readonly bugs: number; readonly top1: number };
  readonly measured: { readonly bugs: number; readonly top1: number; readonly top5: number };
}

const silences: Readonly<Record<string, string>> = {
  no_failing_test: 'No test failed: nothing points at a fault.',
  no_coverage_of_a_failing_test:
    'No failing test has coverage or a stack: nothing can be told apart.',
};

/** The likeliest functions, for people. */
export function localizationText(found: Localization, page: Page): string {
  const { silent, functions, measured } = found;
  if (silent !== null) return `${silences[silent] ?? silent}\n`;
  const rows = functions.map(({ rank, shared_by: sharedBy, file, name, line, shares }) => [
    rankText(rank, sharedBy),
    oneLine(name),
    `${oneLine(file)}:${line}`,
    mainReasons(shares),
  ]);
  const title = `${found.failed_count} of ${found.test_count} tests failed; ${functions.length} of ${found.function_count} functions`;
  return [
    page.paint('bold', title),
    ...table(rows, page),
    '',
    `On ${measured.bugs} real bugs the first was right ${measured.top1} times, one of the first five ${measured.top5} times.`,
    ...lineTexts(found, page),
    ...gaps(found),
    '',
  ].join('\n');
}

function rankText(rank: number, sharedBy: number): string {
  return sharedBy > 1 ? `${rank} (tie of ${sharedBy})` : String(rank);
}

function lineTexts(
  { lines, line_count: count, lines_measured: measured }: Localization,
  page: Page,
) {
  if (lines === undefined) return [];
  if (lines.length === 0) return ['', 'The coverage does not tell which lines ran.'];
  const rows = lines.map(({ rank, shared_by: sharedBy, file, line, function: name }) => [
    rankText(rank, sharedBy),
    `${oneLine(file)}:${line}`,
    oneLine(name ?? ''),
  ]);
  return [
    '',
    page.paint('bold', `${lines.length} of ${count ?? lines.length} lines that failing tests ran`),
    ...table(rows, page),
    '',
    ...(measured
      ? [
          `On ${measured.bugs} small real programs the first line was right ${measured.top1} times: read those around it too.`,
        ]
      : []),
  ];
}

/** The signals that speak for it, the strongest first. */
function mainReasons(shares: Readonly<Record<string, number>> | null): string {
  return Object.entries(shares ?? {})
    .filter(([, share]) => share > 0.05)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, share]) => `${name} +${share.toFixed(1)}`)
    .join(', ');
}

function gaps({
  uncovered_count: uncovered,
  unmatched_coverage: unmatched,
}: Localization): string[] {
  const shown = unmatched.slice(0, 3).map(oneLine).join(', ');
  return [
    ...(uncovered > 0 ? [`${uncovered} tests have no coverage.`] : []),
    ...(unmatched.length > 0 ? [`Coverage of ${unmatched.length} fits no test: ${shown}`] : []),
  ];
}
