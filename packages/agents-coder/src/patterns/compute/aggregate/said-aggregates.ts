import type { RowSource } from '../row-source.ts';

export type AggregateFn = 'sum' | 'avg' | 'min' | 'max' | 'count';

export interface SaidAggregate {
  readonly fn: AggregateFn;
  /** Null: the rows are counted. */
  readonly field: string | null;
}

/** Numbers of rows, or of each group of them, as they were asked for. */
export interface SaidAggregates {
  readonly source: RowSource;
  /** None: what is worked out is left open. */
  readonly aggregates: readonly SaidAggregate[];
  /** None: one number of all rows. */
  readonly by: readonly string[];
}
