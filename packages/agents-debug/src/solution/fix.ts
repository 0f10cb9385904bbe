import type { Claim } from '../facts/claim.ts';
import type { Fact } from '../facts/fact.ts';
import type { Place } from '../facts/place.ts';

/** A change that may mend the fault. */
export interface Fix {
  /** Who knows it; `search`: nobody, it was found by trying. */
  readonly from: 'rule' | 'user' | 'model' | 'search';
  /** What it rests on. */
  readonly facts: readonly Fact[];
  /** What it changes first. */
  readonly place: Place;
  /** The changed files as they would be, by path. */
  readonly files: ReadonlyMap<string, string>;
  /** What was done in a copy: "`a` replaced by `b`". */
  readonly change: string;
  /** What to do, as a sentence without its stop. */
  readonly instruction: string;
  /** What to do, step by step, and what each rests on. */
  readonly steps: readonly Claim[];
  /** The function with the change; the changed lines alone outside of functions. */
  readonly fixedCode: string;
  /** Unified diff with paths as the report shows them. */
  readonly patch: string;
}
