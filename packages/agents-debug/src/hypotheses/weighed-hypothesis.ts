import type { Fact } from '../facts/fact.ts';

/** An explanation with what speaks for and against it. */
export interface WeighedHypothesis {
  readonly text: string;
  readonly supportedBy: readonly Fact[];
  readonly contradictedBy: readonly Fact[];
  /** What to do to find out that it is wrong. */
  readonly check: string;
  /** Whether a counterfactual bore it out. @default false: none was run, or it failed */
  readonly verified?: boolean;
  /** Whose it is. */
  readonly from: 'evidence' | 'user' | 'model';
}
