import type { Need } from '../limits/slot.ts';

/** A map that grew. */
export interface MapState {
  /** Number of its first item; the others follow. */
  readonly first: number;
  readonly count: number;
  /** Items that have not settled. */
  left: number;
  /** What each item holds while it runs. */
  readonly needs: readonly Need[];
}
