import { takePhrase } from '../../../text/phrase.ts';
import type { Cursor } from '../../../text/cursor.ts';
import type { AggregateFn } from './said-aggregates.ts';

const words: readonly (readonly [string, AggregateFn])[] = [
  ['sum|sums|summing|total|totals|totalling|add|adds up?', 'sum'],
  ['average|averages|mean|avg', 'avg'],
  ['minimum|min|lowest|smallest', 'min'],
  ['maximum|max|highest|largest', 'max'],
];

/** `average`, `lowest`: what is to be worked out of many values. */
export function takeAggregateFn(cursor: Cursor): AggregateFn | null {
  return words.find(([form]) => takePhrase(cursor, form) !== null)?.[1] ?? null;
}
