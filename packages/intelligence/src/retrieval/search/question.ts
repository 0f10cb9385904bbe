import type { SearchFilter } from './search-filter.ts';

/** What is looked for. */
export interface Question {
  readonly text: string;
  /** What it is about, so to say in small print: it weighs less. */
  readonly context?: string;
  readonly filter: SearchFilter;
  /** Tests and examples count as much as what they try. @default when the question speaks of them */
  readonly testsCount?: boolean;
}
