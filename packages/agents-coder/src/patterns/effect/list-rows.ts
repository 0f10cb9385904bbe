import type { Field } from '../../entity-types/entity-type.ts';
import { attempt, type Cursor } from '../../text/cursor.ts';
import { readOrder, type SaidOrder } from '../../text/parts/read-order.ts';
import { takeOneOf, takePhrase } from '../../text/phrase.ts';
import { plural } from '../../text/words/inflect.ts';
import { verb } from '../../text/words/verbs.ts';
import { fieldsOfEntity, keyField } from '../entity-fields.ts';
import type { EffectPattern, EffectPiece, EffectScope } from './effect-piece.ts';
import { rowSchema } from './found-row.ts';
import { readRowClause, type RowClause } from './read-clause.ts';
import { column, tableOf } from './row-names.ts';
import { sqlOperation } from './sql-operation.ts';
import { words } from './stored-record.ts';

interface Page {
  readonly size: number | null;
}

/** Some rows, page by page: `List orders by customer_id with paging`. */
export const listRows: EffectPattern = {
  id: 'effect.list-rows',
  version: '1.0.0',
  example: 'List orders by customer_id with paging.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const pages: Page[] = [];
      const orders: SaidOrder[] = [];
      const isListed = ['list', 'lists', 'listing', 'search', 'searches', 'searching', 'browse'];
      const begin = cursor.at;
      const clause = readRowClause(cursor, {
        verbs: [`${verb.list} for?`],
        roles: 'lister|finder|searcher',
        scope,
        hasKey: true,
        hasOwner: true,
        hasFields: true,
        also: (at) => {
          const page = readPage(at);
          if (page !== null) pages.push(page);
          const order = page === null && orders.length === 0 ? readOrder(at) : null;
          if (order !== null) orders.push(...order);
          const age = orders.length === 0 && page === null ? readAge(at) : null;
          if (age !== null) orders.push(age);
          return page !== null || order !== null || age !== null;
        },
      });
      if (clause === null || clause.target.entity === null) return null;
      const isList = isListed.includes(cursor.tokens[begin]?.lower ?? '') || pages.length > 0;
      // `Get orders by customer_id`: many, by what tells none of them apart.
      const isMany = clause.target.isPlural && clause.key !== null && clause.key !== 'id';
      const takesKey = clause.key !== 'id' || isList;
      if (!(isList || isMany) || !takesKey) return null;
      return listPiece(clause, {
        size: pages.find(({ size }) => size !== null)?.size ?? null,
        orders,
        isByAge: orders.some((order) => order === newest || order === oldest),
        scope,
      });
    }),
};

const newest: SaidOrder = { field: 'created_at', direction: 'desc' };
const oldest: SaidOrder = { field: 'created_at', direction: 'asc' };

/** `newest first`. */
function readAge(cursor: Cursor): SaidOrder | null {
  if (takeOneOf(cursor, ['the? newest|latest first', 'most recent first']) !== null) return newest;
  return takePhrase(cursor, 'the? oldest|earliest first') === null ? null : oldest;
}

function readPage(cursor: Cursor): Page | null {
  const size = takeOneOf(cursor, [
    ',? <n:number> per|a page',
    'with|and? a? page size of <n:number>',
    'limited to <n:number>',
    'in pages of <n:number>',
  ]);
  if (size !== null) return { size: Number(size['n']?.text) };
  const paged =
    takePhrase(
      cursor,
      'with|and|using|supports|in|page by? paging|pagination|pages|page support?',
    ) ?? takePhrase(cursor, 'paged|paginated');
  return paged === null ? null : { size: null };
}

interface ListFacts {
  readonly size: number | null;
  readonly orders: readonly SaidOrder[];
  /** Whether the order was said as `newest first`, without a field. */
  readonly isByAge: boolean;
  readonly scope: EffectScope;
}

function listPiece(
  { entity, fields, key, store, modifiers }: RowClause,
  facts: ListFacts,
): EffectPiece {
  const { size, orders, isByAge, scope } = facts;
  const table = tableOf(entity, store);
  const filter = key === null ? null : keyField(key, entity, scope.types);
  const known = fieldsOfEntity(fields, { entity, types: scope.types });
  const own = keyField('id', entity, scope.types);
  const isOrdered = orders.some(({ field }) => field === own.name);
  const by = [...orders, ...(isOrdered ? [] : [{ field: own.name, direction: 'asc' as const }])]
    .map(
      ({ field, direction }) =>
        `${column(keyField(field, entity, scope.types).name)}${direction === 'desc' ? ' DESC' : ''}`,
    )
    .join(', ');
  const columns = known === null ? '*' : known.fields.map(({ name }) => column(name)).join(', ');
  const where = filter === null ? '' : ` WHERE ${column(filter.name)} = ?`;
  const operation = `list_${plural(entity)}`;
  const page: readonly Field[] = [
    {
      name: 'limit',
      schema: {
        type: 'integer',
        minimum: 1,
        maximum: Math.max(100, size ?? 0),
        description: `Most rows that are given; ${size ?? 50} where it is left out.`,
      },
      isRequired: false,
    },
    {
      name: 'offset',
      schema: {
        type: 'integer',
        minimum: 0,
        description: 'Rows that are left out before the first; none where it is left out.',
      },
      isRequired: false,
    },
  ];
  return {
    entity,
    role: 'lister',
    done: 'listed',
    inputs: [...(filter === null ? [] : [filter]), ...page],
    outputs: [
      {
        name: plural(entity),
        schema: {
          type: 'array',
          items: rowSchema(known?.fields ?? null, `One ${words(entity)}.`),
          description: `The ${words(plural(entity))} of this page.`,
        },
        value: { fn: 'coalesce', args: [{ var: `${operation}.list` }, []] },
      },
    ],
    operations: [
      sqlOperation({
        operation,
        statement: `SELECT ${columns} FROM ${table.name}${where} ORDER BY ${by} LIMIT ? OFFSET ?`,
        parameters: {
          ...(filter === null ? {} : { [filter.name]: { var: `input.${filter.name}` } }),
          limit: { fn: 'coalesce', args: [{ var: 'input.limit' }, size ?? 50] },
          offset: { fn: 'coalesce', args: [{ var: 'input.offset' }, 0] },
        },
        idempotent: true,
      }),
    ],
    errors: ['DATABASE_UNAVAILABLE'],
    key: filter === null ? 0 : { var: `input.${filter.name}` },
    modifiers,
    assumptions: [
      ...table.assumptions,
      ...(known?.assumptions ?? [
        `The fields of ${words(entity)} are not said: all columns are given.`,
      ]),
      ...(isByAge ? ['What is newest is not said: by created_at.'] : []),
      ...(isOrdered
        ? []
        : [
            `Pages need an order that is the same every time: ${orders.length === 0 ? '' : 'then '}by ${own.name}.`,
          ]),
      ...(size === null
        ? [
            'The size of a page is not said: limit, 50 where it is left out, and offset come with the input.',
          ]
        : []),
    ],
    unknown: [],
  };
}
