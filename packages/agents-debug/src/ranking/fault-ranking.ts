import type { SharedRank } from './average-ranks.ts';
import type { Signals } from './signal.ts';

/** A function with its rank and why it stands there. */
export interface RankedFunction extends SharedRank {
  /** Index in the record's `functions`. */
  readonly index: number;
  readonly file: string;
  readonly name: string;
  readonly line: number;
  /** Only good for comparing within one ranking; null where no failing test ran the function. */
  readonly score: number | null;
  /**
   * What each signal adds over the mean of the functions that a failing test ran: above 0 it speaks
   * for this function. They add up to the score less the mean score. Null where `score` is.
   */
  readonly shares: Signals | null;
}

export interface FaultRanking {
  /** Every function of the record, likeliest first; ties in the record's order. */
  readonly functions: readonly RankedFunction[];
  /** Why nothing is told apart; null where something is. */
  readonly silent: 'no_failing_test' | 'no_coverage_of_a_failing_test' | null;
}
