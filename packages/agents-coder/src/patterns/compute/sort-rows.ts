import type { Mapping } from '../../contract/mapping.ts';
import { attempt, peek, type Cursor } from '../../text/cursor.ts';
import { readCount } from '../../text/parts/read-count.ts';
import { readOrderFields, type SaidOrder } from '../../text/parts/read-order.ts';
import { takeOneOf, takePhrase } from '../../text/phrase.ts';
import { verb } from '../../text/words/verbs.ts';
import { isFieldName } from '../../text/words/field-nouns.ts';
import { fieldOf } from '../../text/parts/read-noun.ts';
import type { ComputePattern, ComputePiece, ComputeScope } from './compute-piece.ts';
import {
  ownName,
  readRows,
  resultName,
  rowField,
  rowsBefore,
  type RowSource,
} from './row-source.ts';
import { rowStep } from './row-step.ts';

interface Said {
  readonly source: RowSource;
  readonly orders: readonly SaidOrder[];
  /** How many are left; null: all. */
  readonly count: number | null;
}

const gives = `${verb.filter}|${verb.returns}|find|finds|pick|picks|limit|limits|show`;

/** Rows in an order, or the first of them: `Sort products by price descending`, `the top 10 customers by revenue`. */
export const sortRows: ComputePattern = {
  id: 'compute.sort-rows',
  version: '1.0.0',
  example: 'Sort products by price descending.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const said =
        readSorted(cursor, scope) ??
        readTop(cursor, scope) ??
        readHighest(cursor, scope) ??
        readLargest(cursor, scope) ??
        readPriced(cursor, scope);
      return said === null ? null : sortPiece(said, scope);
    }),
};

function readSorted(cursor: Cursor, scope: ComputeScope): Said | null {
  return attempt(cursor, () => {
    if (takeOneOf(cursor, [verb.sort, 'sorted|ordered|ranked']) === null) return null;
    const source = readRows(cursor, scope) ?? rowsBefore(scope.before);
    if (source === null || takePhrase(cursor, 'by|on') === null) return null;
    const orders = readOrderFields(cursor);
    return orders === null ? null : { source, orders, count: null };
  });
}

/** `the top 10 customers by revenue`, `the first 5`. */
function readTop(cursor: Cursor, scope: ComputeScope): Said | null {
  return attempt(cursor, () => {
    takePhrase(cursor, `${gives}? only? the? to?`);
    const top = takePhrase(cursor, 'top|best <n:number>') ?? takePhrase(cursor, 'first <n:number>');
    const isTop = ['top', 'best'].includes(cursor.tokens[cursor.at - 2]?.lower ?? '');
    if (top === null) return null;
    const count = Number(top['n']?.text);
    const source = readRows(cursor, scope) ?? rowsBefore(scope.before);
    if (source === null || !Number.isInteger(count)) return null;
    const orders = attempt(cursor, () =>
      takePhrase(cursor, 'by') === null ? null : readOrderFields(cursor),
    );
    if (orders === null)
      return isTop && source.before === null ? null : { source, orders: [], count };
    return {
      source,
      orders: isTop
        ? orders.map((order, at) => (at === 0 ? { ...order, direction: 'desc' as const } : order))
        : orders,
      count,
    };
  });
}

/** `the 5 products with the highest price`. */
function readHighest(cursor: Cursor, scope: ComputeScope): Said | null {
  return attempt(cursor, () => {
    takePhrase(cursor, `${gives}? only? the?`);
    const number = takePhrase(cursor, '<n:number>');
    const source = number === null ? null : readRows(cursor, scope);
    if (
      source === null ||
      takePhrase(cursor, 'with|by|having the? highest|largest|most|lowest|smallest|least') === null
    )
      return null;
    const word = cursor.tokens[cursor.at - 1]?.lower ?? '';
    const token = peek(cursor);
    if (token?.kind !== 'word' || !(isFieldName(token.text) || isFieldName(token.lower)))
      return null;
    cursor.at += 1;
    const direction = /^(?:lowest|smallest|least)$/.test(word) ? 'asc' : 'desc';
    return {
      source,
      orders: [{ field: fieldOf(token), direction }],
      count: Number(number?.['n']?.text),
    };
  });
}

/** `the three largest transactions by amount`; the rows may come first: `given a list of transactions, ...`. */
function readLargest(cursor: Cursor, scope: ComputeScope): Said | null {
  return attempt(cursor, () => {
    const given = attempt(cursor, () =>
      takePhrase(cursor, 'given|from|of') === null ? null : readRows(cursor, scope),
    );
    takePhrase(cursor, `,? ${gives}? only? the?`);
    const count = readCount(cursor);
    if (count === null || takePhrase(cursor, 'largest|highest|biggest|lowest|smallest') === null)
      return null;
    const isLow = /^(?:lowest|smallest)$/.test(cursor.tokens[cursor.at - 1]?.lower ?? '');
    takePhrase(cursor, 'ones|of them');
    const source = given ?? readRows(cursor, scope) ?? rowsBefore(scope.before);
    const orders = takePhrase(cursor, 'by') === null ? null : readOrderFields(cursor);
    if (source === null || orders === null) return null;
    const last = cursor.tokens[cursor.at - 1]?.lower ?? '';
    // `the largest ... ascending` asks for two orders.
    if (last.startsWith('asc') !== isLow && /^(?:asc|desc)/.test(last)) return null;
    const direction = isLow ? ('asc' as const) : ('desc' as const);
    return { source, orders: orders.map((order) => ({ ...order, direction })), count };
  });
}

/** `the 3 cheapest products`. */
function readPriced(cursor: Cursor, scope: ComputeScope): Said | null {
  return attempt(cursor, () => {
    takePhrase(cursor, `${gives}|give me? only? the?`);
    const number = takePhrase(cursor, '<n:number>');
    const isCheap = takePhrase(cursor, 'cheapest') !== null;
    if (number === null || (!isCheap && takePhrase(cursor, 'most expensive') === null)) return null;
    const source = readRows(cursor, scope);
    if (source === null) return null;
    const order = { field: 'price', direction: isCheap ? ('asc' as const) : ('desc' as const) };
    return { source, orders: [order], count: Number(number['n']?.text) };
  });
}

function sortPiece({ source, orders, count }: Said, scope: ComputeScope): ComputePiece {
  const { entity, value } = source;
  const sorted = resultName(source, 'sorted');
  const first = resultName(source, 'first');
  const by = orders.map(({ field, direction }) => ({
    field: ownName(field, { entity, scope }),
    direction,
  }));
  const isSorted = by.length > 0;
  const steps: Mapping[] = [
    ...(isSorted ? [{ from: value, sort: { by }, to: sorted }] : []),
    ...(count === null ? [] : [{ from: isSorted ? sorted : value, take: { count }, to: first }]),
  ];
  const fields = by.map(({ field }) => rowField(field, { entity, used: null, scope }));
  return rowStep(source, {
    scope,
    role: count === null ? 'sorter' : 'ranking',
    fields: fields.map((field) => ({ ...field, schema: sortable(field.schema) })),
    steps,
    to: count === null ? sorted : first,
    assumptions: isSorted ? ['What is equal stays in the order in which it came.'] : [],
  });
}

/** Only numbers with numbers, and texts with texts, have an order. */
function sortable(schema: Mapping): Mapping {
  return Array.isArray(schema['type']) ? { type: 'number' } : schema;
}
