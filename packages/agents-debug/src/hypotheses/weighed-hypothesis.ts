import type { Fact } from '../facts/fact.ts';

/** An explanation with what speaks for and against it. Nothing here was tried out. */
export interface WeighedHypothesis {
  readonly text: string;
  readonly supportedBy: readonly Fact[];
  readonly contradictedBy: readonly Fact[];
  /** What to do to find out that it is wrong. */
  readonly check: string;
  /** Whose it is. */
  readonly from: 'evidence' | 'user';
}
