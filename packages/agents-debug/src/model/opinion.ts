import type { Claim } from '../facts/claim.ts';
import type { WeighedHypothesis } from '../hypotheses/weighed-hypothesis.ts';

/** What a model says of a failure, as far as it cites evidence. */
export interface Opinion {
  readonly expected: Claim | null;
  readonly actual: Claim | null;
  readonly cause: Claim | null;
  readonly factors: readonly Claim[];
  readonly hypotheses: readonly WeighedHypothesis[];
  readonly tests: readonly Claim[];
  readonly prevention: readonly Claim[];
}
