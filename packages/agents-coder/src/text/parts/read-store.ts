import { attempt, peek, type Cursor } from '../cursor.ts';
import { takeOneOf, takePhrase } from '../phrase.ts';
import { functionWords } from '../words/function-words.ts';
import { isPlural, singular, snakeCase } from '../words/inflect.ts';
import { isQualifier } from './read-noun.ts';
import { adjectives, compoundHeads, notEntities } from '../words/nouns.ts';

/** A store of rows: `the users table`, `PostgreSQL`. */
export interface Store {
  /** Null: it was not said. */
  readonly table: string | null;
  /** A database by its make, `postgres`; null: none was named. */
  readonly product: string | null;
}

const products = 'postgresql|postgres|mysql|mariadb|sqlite';
const places = 'database|db|store|repository|storage|datastore';
const prepositions = 'to|into|in|from|on|at|of|within|inside|against|using|via|for|with';

/** Reads where rows are: `to the database`, `table: users`, `in the users table of PostgreSQL`. */
export function readStore(cursor: Cursor): Store | null {
  const labelled = readLabelled(cursor);
  if (labelled !== null) return { table: labelled, product: null };
  return attempt(cursor, () => {
    if (takePhrase(cursor, prepositions) === null) return null;
    takePhrase(cursor, 'a|an|the|our|my|its?');
    return readStoreName(cursor);
  });
}

/** `table: users`, `the table is users`: what a table is like is no name. */
function readLabelled(cursor: Cursor): string | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, 'the? table|tablename :|is|=') === null) return null;
    const isSaid = cursor.tokens[cursor.at - 1]?.lower === 'is';
    const token = peek(cursor);
    if (token?.kind !== 'word' && token?.kind !== 'quoted') return null;
    const { lower } = token;
    if (functionWords.has(lower) || isQualifier(lower) || notEntities.has(lower)) return null;
    const isName = token.kind === 'quoted' || lower.includes('_') || isPlural(lower);
    if (isSaid && !isName) return null;
    cursor.at += 1;
    return token.text;
  });
}

/** The same without its preposition: `database`, `users table`. */
export function readStoreName(cursor: Cursor): Store | null {
  return attempt(cursor, () => {
    const product = takePhrase(cursor, products) === null ? null : previous(cursor);
    takePhrase(cursor, 'relational? sql?');
    const named = takeOneOf(cursor, [
      `${places}? table called|named <name:word>`,
      `${places}? table <name:name>`,
    ]);
    if (named !== null) return { table: named['name']?.text ?? null, product };
    if (takePhrase(cursor, `${places} table?`) !== null) return { table: null, product };
    if (takePhrase(cursor, 'table') !== null) return { table: null, product };
    const owned = readOwned(cursor);
    if (owned !== null) return { table: owned.table, product };
    return product === null ? null : { table: null, product };
  });
}

/** `users table`, `user database`. */
function readOwned(cursor: Cursor): { readonly table: string | null } | null {
  return attempt(cursor, () => {
    const token = peek(cursor);
    if (token === undefined || (token.kind !== 'word' && token.kind !== 'quoted')) return null;
    const { lower } = token;
    if (functionWords.has(lower) || adjectives.has(lower) || notEntities.has(lower)) return null;
    cursor.at += 1;
    if (takePhrase(cursor, 'table') !== null) return { table: snakeCase(token.text) };
    // Another word than a thing of business, `the encrypted database`, asks for something.
    const isThing = compoundHeads.has(singular(lower));
    return isThing && takePhrase(cursor, places) !== null ? { table: null } : null;
  });
}

function previous(cursor: Cursor): string {
  return cursor.tokens[cursor.at - 1]?.lower ?? '';
}
