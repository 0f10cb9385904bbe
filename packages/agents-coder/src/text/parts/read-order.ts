import { attempt, peek, type Cursor } from '../cursor.ts';
import { takePhrase } from '../phrase.ts';
import { functionWords } from '../words/function-words.ts';
import { isFieldName } from '../words/field-nouns.ts';
import { fieldOf } from './read-noun.ts';

/** A field to sort by. */
export interface SaidOrder {
  readonly field: string;
  readonly direction: 'asc' | 'desc';
}

/** Reads `sorted by price descending and then by name`. */
export function readOrder(cursor: Cursor): readonly SaidOrder[] | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, ',|and? sorted|ordered|ranked|sorting|ordering by') === null)
      return null;
    return readOrderFields(cursor);
  });
}

/** The fields behind `by`. */
export function readOrderFields(cursor: Cursor): readonly SaidOrder[] | null {
  const first = readField(cursor, true);
  if (first === null) return null;
  const orders = [first];
  for (;;) {
    const next = attempt(cursor, () => {
      if (takePhrase(cursor, ',|and|then') === null) return null;
      takePhrase(cursor, 'and|then*');
      return readField(cursor, takePhrase(cursor, 'by') !== null);
    });
    if (next === null) return orders;
    orders.push(next);
  }
}

/** What no row holds, but somebody has to judge. */
const judgements: ReadonlySet<string> = new Set(
  'relevance similarity popularity importance proximity quality preference usefulness urgency'.split(
    ' ',
  ),
);

/** Behind `by` any word names a field; in a list only one that looks like it. */
function readField(cursor: Cursor, isLed: boolean): SaidOrder | null {
  return attempt(cursor, () => {
    takePhrase(cursor, 'the|their|its?');
    const front = direction(cursor, 'descending|desc|decreasing', 'ascending|asc|increasing');
    const token = peek(cursor);
    if (
      token === undefined ||
      (token.kind !== 'word' && token.kind !== 'quoted') ||
      functionWords.has(token.lower)
    )
      return null;
    if (
      !isFieldName(token.lower) &&
      !isFieldName(token.text) &&
      (!isLed || judgements.has(token.lower))
    )
      return null;
    cursor.at += 1;
    const name = fieldOf(token);
    const back =
      readSuperlative(cursor, name) ??
      direction(
        cursor,
        'in|from? descending|desc|decreasing|highest|largest|newest|latest order|first?',
        'in|from? ascending|asc|increasing|lowest|smallest|oldest order|first?',
      );
    takePhrase(cursor, 'to lowest|smallest|oldest|highest|largest|newest');
    return { field: name, direction: back ?? front ?? 'asc' };
  });
}

/** `, oldest first` of a date, `, highest first` of a number. */
function readSuperlative(cursor: Cursor, field: string): 'asc' | 'desc' | null {
  const isTime =
    /(?:^|_)(?:date|day|time|timestamp|year|birthday)$|_at$|_on$|[a-z](?:At|On|Date)$/.test(field);
  const [down, up] = isTime
    ? ['newest|latest', 'oldest|earliest']
    : ['highest|largest|biggest', 'lowest|smallest|cheapest'];
  if (takePhrase(cursor, `, ${down} first`) !== null) return 'desc';
  return takePhrase(cursor, `, ${up} first`) === null ? null : 'asc';
}

function direction(cursor: Cursor, ...[down, up]: [string, string]): 'asc' | 'desc' | null {
  if (takePhrase(cursor, `(? ${down} )?`) !== null) return 'desc';
  return takePhrase(cursor, `(? ${up} )?`) === null ? null : 'asc';
}
