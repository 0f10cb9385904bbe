import { parseStackTraces } from '@parallel-dispatcher/code-analysis';
import { averageRanks } from '../src/ranking/average-ranks.ts';
import type { SolvedRecord } from '../src/ranking/fault-record.ts';
import { localizeLines, type RankedLine } from '../src/ranking/localize-lines.ts';
import { countTops, type Tops } from './count-tops.ts';

export interface LineLocalisation {
  readonly ranking: Tops;
  /** Were the line that threw put first: what it would do. */
  readonly throwFirst: Tops;
  /** All lines that failing tests ran, tied. */
  readonly tied: Tops;
  /** Lines that failing tests ran, on average. */
  readonly linesAProgram: number;
}

/** Ranks the lines of small programs whose mended lines are known. */
export function measureLines(records: readonly SolvedRecord[]): LineLocalisation {
  const rankings = records.map((record) => ({ record, lines: localizeLines(record).lines }));
  const ranksBy = (score: (record: SolvedRecord, line: RankedLine) => number) =>
    countTops(
      rankings.map(({ record, lines }) => {
        const ranks = averageRanks(lines.map((one) => score(record, one)));
        return Math.min(
          ...lines.map((one, at) => (isFixed(record, one) ? ranks[at]!.rank : Infinity)),
        );
      }),
    );
  const all = rankings.reduce((sum, { lines }) => sum + lines.length, 0);
  return {
    ranking: ranksBy((_, { score }) => score ?? -Infinity),
    throwFirst: ranksBy((record, one) => (one.score ?? -Infinity) + (threw(record, one) ? 10 : 0)),
    tied: ranksBy(() => 0),
    linesAProgram: all / records.length,
  };
}

function isFixed({ lines = [], fixed_lines: fixed = [] }: SolvedRecord, one: RankedLine): boolean {
  return fixed.some((index) => lines[index]?.[1] === one.line);
}

/** Whether a failure of a test was thrown at the line. */
function threw({ tests }: SolvedRecord, { file, line }: RankedLine): boolean {
  return tests.some(({ passed, stack }) => {
    if (passed || stack == null) return false;
    return parseStackTraces(stack).some(({ frames: [nearest] }) => {
      return nearest?.file?.endsWith(file) === true && nearest.line === line;
    });
  });
}
