import type { Fact } from '../facts/fact.ts';
import type { Place } from '../facts/place.ts';

/** How a place came under suspicion, the most telling first. */
export type SuspectMethod =
  | 'stack'
  | 'coverage'
  | 'test-call'
  | 'name-in-message'
  | 'can-throw'
  | 'known-pattern'
  | 'profile';

/** A function, or a line outside of functions, that may hold the fault. */
export interface SuspectPlace {
  readonly place: Place;
  readonly method: SuspectMethod;
  /** 1 is the likeliest; tied places share a rank. */
  readonly rank: number;
  readonly tied: boolean;
  /** What points at it, the first thing first. */
  readonly facts: readonly Fact[];
}
