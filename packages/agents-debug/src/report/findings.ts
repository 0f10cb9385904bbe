import type { NotMeasured } from '@parallel-dispatcher/schema';
import type { FailureCase } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import type { WeighedHypothesis } from '../hypotheses/weighed-hypothesis.ts';
import type { SuspectPlace } from '../localise/suspect-place.ts';
import type { Consulted } from '../model/consult-model.ts';
import type { Opinion } from '../model/opinion.ts';
import type { AppliedFix } from '../solution/apply-fix.ts';
import type { FixOutcome } from '../solution/try-fixes.ts';
import type { Ledger } from './ledger.ts';

/** All that the sections of a report are written from. */
export interface Findings {
  readonly failure: FailureCase;
  readonly facts: readonly Fact[];
  readonly suspects: readonly SuspectPlace[];
  readonly hypotheses: readonly WeighedHypothesis[];
  readonly outcome: FixOutcome;
  readonly applied: AppliedFix;
  readonly consulted: Consulted;
  readonly ledger: Ledger;
}

/** One section, and what it had to leave null. */
export interface Section<Value> {
  readonly value: Value;
  readonly missing: readonly NotMeasured[];
}

/** What a model says of the failure; null where none was asked, or none answered. */
export function opinionIn({ consulted }: Findings): Opinion | null {
  return consulted.type === 'answered' ? consulted.opinion : null;
}
