import type { AnalysisDepth, NotMeasured } from '@parallel-dispatcher/schema';
import type { FailureCase } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';

/** What a collector found. */
export interface Collection {
  readonly facts: readonly Fact[];
  /** What it could not see, and why. Empty: it had what it needed. */
  readonly missing: readonly NotMeasured[];
  /** Tools that answered. @default none: the collector itself saw it */
  readonly answeredBy?: readonly string[];
}

/**
 * One way to see something about a failure. Collectors know nothing of each other and run side by
 * side; what one throws is told in the report and stops no other.
 */
export interface Collector {
  readonly name: string;
  /** Depths at which it runs. */
  readonly depths: readonly AnalysisDepth[];
  readonly collect: (failure: FailureCase, signal?: AbortSignal) => Promise<Collection>;
}

export const everyDepth: readonly AnalysisDepth[] = ['quick', 'standard', 'deep'];
