import type { Mapping } from '../../contract/mapping.ts';
import { attempt, peek, type Cursor } from '../../text/cursor.ts';
import { readFields } from '../../text/parts/read-fields.ts';
import { takeOneOf, takePhrase } from '../../text/phrase.ts';
import { isFieldName } from '../../text/words/field-nouns.ts';
import { isPlural } from '../../text/words/inflect.ts';
import { verb } from '../../text/words/verbs.ts';
import type { ComputePattern, ComputePiece, ComputeScope } from './compute-piece.ts';
import {
  inputFields,
  missingFields,
  ownName,
  readRows,
  rowField,
  rowsBefore,
  unnamedRows,
  type RowSource,
} from './row-source.ts';

type Fn = 'sum' | 'avg' | 'min' | 'max' | 'count';

interface SaidAggregate {
  readonly fn: Fn;
  /** Null: the rows are counted. */
  readonly field: string | null;
}

interface Said {
  readonly source: RowSource;
  readonly aggregates: readonly SaidAggregate[];
  readonly by: readonly string[];
}

const calculates = `${verb.calculate}|${verb.returns}|find|finds|get|gets`;

/** One number, or one for each group: `Sum the amount of orders per customer_id`. */
export const aggregateRows: ComputePattern = {
  id: 'compute.aggregate-rows',
  version: '1.0.0',
  example: 'Sum the amount of orders per customer_id.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const said =
        readGrouped(cursor, scope) ?? readAggregated(cursor, scope) ?? readUnsaid(cursor, scope);
      return said === null ? null : aggregatePiece(said, scope);
    }),
};

/** `group sales by region and sum the amount`. */
function readGrouped(cursor: Cursor, scope: ComputeScope): Said | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, verb.group) === null) return null;
    const source = readRows(cursor, scope) ?? rowsBefore(scope.before);
    const by = source === null ? null : readBy(cursor);
    if (source === null || by === null) return null;
    const aggregates: SaidAggregate[] = [];
    for (;;) {
      const next = attempt(cursor, () => {
        takePhrase(cursor, `,|and|then|with*`);
        takePhrase(cursor, calculates);
        const said = readAggregate(cursor);
        takeOneOf(cursor, ['of each group', 'per|in group', 'for each group']);
        return said;
      });
      if (next === null) break;
      aggregates.push(next);
    }
    return { source, aggregates, by };
  });
}

/** `average price and count of products per category`. */
function readAggregated(cursor: Cursor, scope: ComputeScope): Said | null {
  return attempt(cursor, () => {
    takePhrase(cursor, calculates);
    const counted = attempt(cursor, () => {
      if (takeOneOf(cursor, [verb.count, 'the? number|count of']) === null) return null;
      takePhrase(cursor, 'the? number of');
      const source =
        readRows(cursor, scope) ?? (scope.before === null ? null : rowsBefore(scope.before));
      return source === null
        ? null
        : { source, aggregates: [{ fn: 'count', field: null } as const] };
    });
    const said = counted ?? readOver(cursor, scope);
    return said === null ? null : { ...said, by: readBy(cursor) ?? [] };
  });
}

function readOver(cursor: Cursor, scope: ComputeScope): Omit<Said, 'by'> | null {
  const aggregates: SaidAggregate[] = [...(readShared(cursor) ?? [])];
  for (;;) {
    const next = attempt(cursor, () => {
      if (aggregates.length > 0 && takePhrase(cursor, ',|and the?') === null) return null;
      return readAggregate(cursor);
    });
    if (next === null) break;
    aggregates.push(next);
  }
  if (aggregates.length === 0) return null;
  if (takePhrase(cursor, 'of|over|in|for|across|from all?') !== null) {
    const named = readRows(cursor, scope);
    return named === null || isWithin(cursor, aggregates) ? null : { source: named, aggregates };
  }
  if (scope.before !== null) {
    const source = rowsBefore(scope.before);
    return source === null ? null : { source, aggregates };
  }
  // `average rating per product`: rows without a name.
  return takesGroup(cursor) ? { source: unnamedRows, aggregates } : null;
}

/** `Sum order lines by customer`: of which field is not said. */
function readUnsaid(cursor: Cursor, scope: ComputeScope): Said | null {
  return attempt(cursor, () => {
    takePhrase(cursor, calculates);
    takePhrase(cursor, 'the');
    if (fns.every(([form]) => takePhrase(cursor, form) === null)) return null;
    takePhrase(cursor, 'up? of? the|all*');
    const source = readRows(cursor, scope);
    const by = source === null ? null : readBy(cursor);
    return source === null || by === null ? null : { source, aggregates: [], by };
  });
}

/** `the amounts of an order`: many in one, which are no field of rows. */
function isWithin(cursor: Cursor, aggregates: readonly SaidAggregate[]): boolean {
  const isOne = !isPlural(cursor.tokens[cursor.at - 1]?.lower ?? '');
  return (
    isOne &&
    aggregates.some(({ field }) => field !== null && isPlural(field) && !isFieldName(field))
  );
}

function takesGroup(cursor: Cursor): boolean {
  return ['per', 'by', 'grouped'].includes(peek(cursor)?.lower ?? '');
}

/** `the average, minimum and maximum price`: several of one field. */
function readShared(cursor: Cursor): readonly SaidAggregate[] | null {
  return attempt(cursor, () => {
    const said: Fn[] = [];
    for (;;) {
      const next = attempt(cursor, () => {
        if (said.length > 0 && takePhrase(cursor, ',|and and?') === null) return null;
        takePhrase(cursor, 'the');
        return fns.find(([form]) => takePhrase(cursor, form) !== null)?.[1] ?? null;
      });
      if (next === null) break;
      said.push(next);
    }
    takePhrase(cursor, 'of? the?');
    const [field, second] =
      said.length < 2 ? [] : (readFields(cursor, { introduced: false }) ?? []);
    return field === undefined || second !== undefined
      ? null
      : said.map((fn) => ({ fn, field: field.name }));
  });
}

const fns: readonly (readonly [string, Fn])[] = [
  ['sum|sums|summing|total|totals|totalling|add|adds up?', 'sum'],
  ['average|averages|mean|avg', 'avg'],
  ['minimum|min|lowest|smallest', 'min'],
  ['maximum|max|highest|largest', 'max'],
];

function readAggregate(cursor: Cursor): SaidAggregate | null {
  return attempt(cursor, () => {
    takePhrase(cursor, 'the');
    if (takeOneOf(cursor, ['count|counts them|rows|each?', 'number of rows|entries']) !== null)
      return { fn: 'count', field: null };
    const fn = fns.find(([form]) => takePhrase(cursor, form) !== null)?.[1];
    if (fn === undefined) return null;
    takePhrase(cursor, 'up? of? the|all*');
    const from = cursor.at;
    const [field, second] = readFields(cursor, { introduced: false }) ?? readOne(cursor);
    // `sum a and b` is two sums; what follows the first is read again.
    if (second !== undefined) {
      cursor.at = from + 1;
    }
    return field === undefined ? null : { fn, field: field.name };
  });
}

/** A field by a name that tells nothing of a field: taken only right before `of` or `by`. */
function readOne(cursor: Cursor): NonNullable<ReturnType<typeof readFields>> {
  const after = peek(cursor, 1)?.lower ?? '';
  return ['of', 'per', 'over', 'by'].includes(after)
    ? (readFields(cursor, { introduced: true }) ?? [])
    : [];
}

function readBy(cursor: Cursor): readonly string[] | null {
  return attempt(cursor, () => {
    const lead = takeOneOf(cursor, [
      'per|by',
      'for|in each|every',
      'grouped|group by',
      'and|, group|grouped them? by',
    ]);
    if (lead === null) return null;
    // A day is no field of a row, but part of a time that somebody has to name.
    if (['day', 'week', 'month', 'quarter', 'year', 'hour'].includes(peek(cursor)?.lower ?? '')) {
      const isPer = cursor.tokens[cursor.at - 1]?.lower === 'per';
      if (isPer) return null;
    }
    takePhrase(cursor, 'their|its|the|each?');
    const fields = readFields(cursor, { introduced: true });
    return fields === null ? null : fields.map(({ name }) => name);
  });
}

function aggregatePiece(said: Said, scope: ComputeScope): ComputePiece {
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
  const named = aggregates.map((aggregate) => [nameOf(aggregate), aggregateOf(aggregate)] as const);
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
      schema: schemaOf(by, aggregates),
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

function nameOf({ fn, field }: SaidAggregate): string {
  return field === null
    ? 'count'
    : `${fn === 'avg' ? 'average' : fn === 'sum' ? 'total' : fn}_${field}`;
}

function aggregateOf({ fn, field }: SaidAggregate): Mapping {
  return field === null ? { fn } : { fn, field };
}

function schemaOf(by: readonly string[], aggregates: readonly SaidAggregate[]): Mapping {
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
    return { ...one(first), description: `The ${nameOf(first).replaceAll('_', ' ')}.` };
  return {
    type: 'object',
    properties: Object.fromEntries(
      aggregates.map((aggregate) => [nameOf(aggregate), one(aggregate)]),
    ),
    description: 'What was worked out.',
  };
}
