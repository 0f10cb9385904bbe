import type { ScoredRank } from './rank-by-signals.ts';

/** A function with its rank and why it stands there. */
export interface RankedFunction extends ScoredRank {
  /** Index in the record's `functions`. */
  readonly index: number;
  readonly file: string;
  readonly name: string;
  readonly line: number;
}

export interface FaultRanking {
  /** Every function of the record, likeliest first; ties in the record's order. */
  readonly functions: readonly RankedFunction[];
  /** Why nothing is told apart; null where something is. */
  readonly silent: 'no_failing_test' | 'no_coverage_of_a_failing_test' | null;
}
