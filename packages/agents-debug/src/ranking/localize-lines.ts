import type { FaultRecord } from './fault-record.ts';
import { fittedWeights } from './fitted-weights.ts';
import { measureLineSignals } from './measure-line-signals.ts';
import { rankBySignals, type ScoredRank } from './rank-by-signals.ts';
import type { Signals } from './signal.ts';

/** A line with its rank among all lines that failing tests ran. */
export interface RankedLine extends ScoredRank {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Index of its function in the record; null: it stands outside of functions. */
  readonly of: number | null;
}

export interface LineRanking {
  /** The lines that failing tests ran, likeliest first; ties in the record's order. */
  readonly lines: readonly RankedLine[];
  /** Why nothing is told apart; null where something is. */
  readonly silent: 'no_failing_test' | 'no_lines_of_a_failing_test' | null;
}

/**
 * Ranks the lines of a test run by how likely each is the one to mend, over all functions: by the
 * signals of their functions, and by which tests ran them. Lines that always run together tie. How
 * often it was right is in `docs/localisation.md`.
 */
export function localizeLines(
  record: FaultRecord,
  { weights = fittedWeights }: { readonly weights?: Signals } = {},
): LineRanking {
  const signals = measureLineSignals(record);
  const ranks = rankBySignals(signals, weights);
  const lines = (record.lines ?? []).flatMap(([file, line, of], index): RankedLine[] => {
    const own = ranks[index];
    return own && own.score !== null ? [{ file, line, of, ...own }] : [];
  });
  return { lines: lines.toSorted((a, b) => a.rank - b.rank), silent: whySilent(record, lines) };
}

function whySilent({ tests }: FaultRecord, lines: readonly RankedLine[]): LineRanking['silent'] {
  if (tests.every(({ passed }) => passed)) return 'no_failing_test';
  return lines.length > 0 ? null : 'no_lines_of_a_failing_test';
}
