import { attempt, type Cursor } from '../cursor.ts';
import { takePhrase } from '../phrase.ts';
import { readFields, type SaidField } from './read-fields.ts';
import { readNoun } from './read-noun.ts';

/** What a verb is about: an entity, and those of its fields that were named. */
export interface Target {
  /** Null: `it`, what was spoken of before. */
  readonly entity: string | null;
  readonly isPlural: boolean;
  readonly fields: readonly SaidField[];
  readonly isAll?: boolean;
}

/** Reads `an order`, `the order status`, `the name and email of each user`, `it`. */
export function readTarget(cursor: Cursor, known: ReadonlySet<string>): Target | null {
  return readFieldsOf(cursor, known) ?? readEntity(cursor, known) ?? readPronoun(cursor);
}

function readFieldsOf(cursor: Cursor, known: ReadonlySet<string>): Target | null {
  return attempt(cursor, () => {
    const isMarked = takePhrase(cursor, 'the? fields|columns|attributes|properties') !== null;
    const fields = readFields(cursor, { introduced: isMarked });
    if (fields === null) return null;
    takePhrase(cursor, 'field|fields?');
    if (takePhrase(cursor, 'of|for|from|in') === null) return null;
    const noun = readNoun(cursor, known);
    return noun === null || noun.field !== null
      ? null
      : { entity: noun.name, isPlural: noun.isPlural, fields, isAll: noun.isAll === true };
  });
}

function readEntity(cursor: Cursor, known: ReadonlySet<string>): Target | null {
  const noun = readNoun(cursor, known);
  if (noun === null) return null;
  const fields: SaidField[] =
    noun.field === null ? [] : [{ name: noun.field, type: null, isOptional: false, limits: {} }];
  if (noun.field !== null) {
    const more = attempt(cursor, () =>
      takePhrase(cursor, ',|and|&') === null ? null : readFields(cursor, { introduced: false }),
    );
    fields.push(...(more ?? []));
  }
  return { entity: noun.name, isPlural: noun.isPlural, fields, isAll: noun.isAll === true };
}

function readPronoun(cursor: Cursor): Target | null {
  const said = takePhrase(cursor, 'it|them');
  return said === null ? null : { entity: null, isPlural: false, fields: [] };
}
