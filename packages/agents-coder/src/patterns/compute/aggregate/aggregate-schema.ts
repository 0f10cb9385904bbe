import type { Mapping } from '../../../contract/mapping.ts';
import { nameOfAggregate } from './name-of-aggregate.ts';
import type { SaidAggregate, SaidAggregates } from './said-aggregates.ts';

/** What comes out: one number, an object of several, or a list of groups. */
export function aggregateSchema({ by, aggregates }: Omit<SaidAggregates, 'source'>): Mapping {
  const [first] = aggregates;
  const one = (aggregate: SaidAggregate): Mapping => ({
    type:
      aggregate.fn === 'count' ? 'integer' : aggregate.fn === 'sum' ? 'number' : ['number', 'null'],
  });
  if (by.length > 0)
    return {
      type: 'array',
      items: { type: 'object' },
      description: `One entry for each ${by.join(' and ').replaceAll('_', ' ')}.`,
    };
  if (first !== undefined && aggregates.length === 1)
    return { ...one(first), description: `The ${nameOfAggregate(first).replaceAll('_', ' ')}.` };
  return {
    type: 'object',
    properties: Object.fromEntries(
      aggregates.map((aggregate) => [nameOfAggregate(aggregate), one(aggregate)]),
    ),
    description: 'What was worked out.',
  };
}
