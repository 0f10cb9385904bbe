import type { RareColumn } from '../state/task-columns.ts';
import type { Rate } from './rate.ts';
import type { Need, Slot } from './slot.ts';

/** What tasks share, and who waits for it. */
export interface LimitState {
  /** Those of maps are added as they grow. */
  readonly slots: Slot[];
  /** By number of a task of the plan. */
  readonly needs: RareColumn<readonly Need[]>;
  /** By agent kind. */
  readonly rates: RareColumn<Rate>;
  /** Slots in which somebody who waits may have room now. */
  readonly freed: Set<Slot>;
}
