import type { MapSource, Reference } from '@parallel-dispatcher/expressions';
import type { Condition } from '@parallel-dispatcher/expressions/conditions';

/** What a task takes from others beside its dependencies. */
export interface TaskLinks {
  /** In its input. */
  readonly references: readonly Reference[];
  /** Behind `when`. */
  readonly condition: Condition | null;
  /** Behind `map`. */
  readonly mapSource: MapSource | null;
}
