import type { SaidAggregate } from './said-aggregates.ts';

/** `total_price`, `count`. */
export function nameOfAggregate({ fn, field }: SaidAggregate): string {
  return field === null
    ? 'count'
    : `${fn === 'avg' ? 'average' : fn === 'sum' ? 'total' : fn}_${field}`;
}
