import { attempt, peek, type Cursor } from '../../../text/cursor.ts';
import { readFields } from '../../../text/parts/read-fields.ts';
import { takeOneOf, takePhrase } from '../../../text/phrase.ts';
import { takeAggregateFn } from './aggregate-words.ts';
import type { SaidAggregate } from './said-aggregates.ts';

/** `the average price`, `count of rows`. */
export function readAggregate(cursor: Cursor): SaidAggregate | null {
  return attempt(cursor, () => {
    takePhrase(cursor, 'the');
    if (takeOneOf(cursor, ['count|counts them|rows|each?', 'number of rows|entries']) !== null)
      return { fn: 'count', field: null };
    const fn = takeAggregateFn(cursor);
    if (fn === null) return null;
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
