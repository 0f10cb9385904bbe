import { attempt, peek, type Cursor } from '../../../text/cursor.ts';
import { takeOneOf, takePhrase } from '../../../text/phrase.ts';
import { isFieldName } from '../../../text/words/field-nouns.ts';
import { isPlural } from '../../../text/words/inflect.ts';
import { verb } from '../../../text/words/verbs.ts';
import type { ComputePattern, ComputeScope } from '../compute-piece.ts';
import { readRows, rowsBefore, unnamedRows } from '../row-source.ts';
import { aggregatePiece } from './aggregate-piece.ts';
import { takeAggregateFn } from './aggregate-words.ts';
import { readAggregate } from './read-aggregate.ts';
import { readGrouping } from './read-grouping.ts';
import { readSharedAggregates } from './read-shared-aggregates.ts';
import type { SaidAggregate, SaidAggregates } from './said-aggregates.ts';

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
function readGrouped(cursor: Cursor, scope: ComputeScope): SaidAggregates | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, verb.group) === null) return null;
    const source = readRows(cursor, scope) ?? rowsBefore(scope.before);
    const by = source === null ? null : readGrouping(cursor);
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
function readAggregated(cursor: Cursor, scope: ComputeScope): SaidAggregates | null {
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
    return said === null ? null : { ...said, by: readGrouping(cursor) ?? [] };
  });
}

function readOver(cursor: Cursor, scope: ComputeScope): Omit<SaidAggregates, 'by'> | null {
  const aggregates: SaidAggregate[] = [...(readSharedAggregates(cursor) ?? [])];
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
function readUnsaid(cursor: Cursor, scope: ComputeScope): SaidAggregates | null {
  return attempt(cursor, () => {
    takePhrase(cursor, calculates);
    takePhrase(cursor, 'the');
    if (takeAggregateFn(cursor) === null) return null;
    takePhrase(cursor, 'up? of? the|all*');
    const source = readRows(cursor, scope);
    const by = source === null ? null : readGrouping(cursor);
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
