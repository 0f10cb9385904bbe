import type { Fact } from './fact.ts';

/** Something that is said, and the facts that it rests on: at least one. */
export interface Claim {
  readonly text: string;
  readonly facts: readonly Fact[];
}
