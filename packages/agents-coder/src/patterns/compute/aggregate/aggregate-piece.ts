import type { Mapping } from '../../../contract/mapping.ts';
import type { ComputePiece, ComputeScope } from '../compute-piece.ts';
import { inputFields, missingFields, ownName, rowField, unnamedRows } from '../row-source.ts';
import { aggregateSchema } from './aggregate-schema.ts';
import { nameOfAggregate } from './name-of-aggregate.ts';
import type { SaidAggregate, SaidAggregates } from './said-aggregates.ts';

/** The steps that work it out, and what is asked where the words leave it open. */
export function aggregatePiece(said: SaidAggregates, scope: ComputeScope): ComputePiece {
  const { source } = said;
  const { entity, value } = source;
  const own = (name: string): string => ownName(name, { entity, scope });
  const by = said.by.map(own);
  const aggregates = said.aggregates.map(({ fn, field }) => ({
    fn,
    field: field === null ? null : own(field),
  }));
  const used = { type: 'number' };
  const summed = aggregates.flatMap(({ field }) => (field === null ? [] : [field]));
  const fields = [
    ...summed.map((name) => rowField(name, { entity, used, scope })),
    ...by.map((name) => rowField(name, { entity, used: null, scope })),
  ];
  const named = aggregates.map(
    (aggregate) => [nameOfAggregate(aggregate), aggregateOf(aggregate)] as const,
  );
  const [first] = named;
  const isOne = by.length === 0 && named.length === 1 && first !== undefined;
  const to = isOne ? first[0] : by.length > 0 ? `by_${by.join('_and_')}` : 'totals';
  const steps: Mapping[] =
    by.length > 0
      ? [{ from: value, group: { by: [...by], aggregate: Object.fromEntries(named) }, to }]
      : named.map(([name, aggregate]) => ({ from: value, reduce: aggregate, to: name }));
  const grouped = by.length === 0 && !isOne && named.length > 0;
  return {
    entity,
    role: isOne && first[0] === 'count' ? 'counter' : 'totals',
    inputs: [],
    rows: inputFields(fields, source),
    steps: grouped
      ? [
          ...steps,
          {
            arithmetic: {
              value: { object: Object.fromEntries(named.map(([name]) => [name, { var: name }])) },
            },
            to,
          },
        ]
      : steps,
    result: {
      value: to,
      name: by.length > 0 ? 'groups' : to,
      schema: aggregateSchema({ by, aggregates }),
      isRows: by.length > 0,
      fields: by.length > 0 ? [...by, ...named.map(([name]) => name)] : null,
      added: [],
    },
    errors: [],
    assumptions: [
      ...(by.length > 0 ? ['Groups come in the order in which they first appear.'] : []),
      ...(source === unnamedRows ? ['What the rows are called is not said: rows.'] : []),
    ],
    unknown: [
      ...missingFields([...summed, ...by], source, scope),
      ...(aggregates.length === 0
        ? [
            {
              path: 'pipeline',
              question: `What is worked out for each group of ${value.replaceAll('_', ' ')}: a count, or the sum or average of which field?`,
            },
          ]
        : []),
    ],
  };
}

function aggregateOf({ fn, field }: SaidAggregate): Mapping {
  return field === null ? { fn } : { fn, field };
}
