/** One place that may cost more time than it has to. */
export interface Opportunity {
  readonly kind: string;
  /** From 1. */
  readonly line: number;
  /** The code, shortened. */
  readonly code: string;
  readonly why: string;
  readonly fix: string;
}

/** What each kind means, in the words of its language. */
export type Advice = Pick<Opportunity, 'why' | 'fix'>;
