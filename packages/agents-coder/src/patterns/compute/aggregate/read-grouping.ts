import { attempt, peek, type Cursor } from '../../../text/cursor.ts';
import { readFields } from '../../../text/parts/read-fields.ts';
import { takeOneOf, takePhrase } from '../../../text/phrase.ts';

/** `per customer`, `grouped by region and product`: the fields that tell groups apart. */
export function readGrouping(cursor: Cursor): readonly string[] | null {
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
