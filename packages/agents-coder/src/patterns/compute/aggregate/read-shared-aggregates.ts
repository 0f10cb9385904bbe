import { attempt, type Cursor } from '../../../text/cursor.ts';
import { readFields } from '../../../text/parts/read-fields.ts';
import { takePhrase } from '../../../text/phrase.ts';
import { takeAggregateFn } from './aggregate-words.ts';
import type { AggregateFn, SaidAggregate } from './said-aggregates.ts';

/** `the average, minimum and maximum price`: several of one field. */
export function readSharedAggregates(cursor: Cursor): readonly SaidAggregate[] | null {
  return attempt(cursor, () => {
    const said: AggregateFn[] = [];
    for (;;) {
      const next = attempt(cursor, () => {
        if (said.length > 0 && takePhrase(cursor, ',|and and?') === null) return null;
        takePhrase(cursor, 'the');
        return takeAggregateFn(cursor);
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
