import { attempt, type Cursor } from '../cursor.ts';
import { takePhrase } from '../phrase.ts';
import { compoundHeads } from '../words/nouns.ts';
import { readNoun } from './read-noun.ts';

/** Reads whose rows are meant, as the field that says it: `of a customer` -> `customer_id`. */
export function readOwner(cursor: Cursor): string | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, 'of|for a|an|the|one|given|specific') === null) return null;
    const owner = readNoun(cursor, compoundHeads);
    return owner === null ||
      owner.isPlural ||
      owner.field !== null ||
      !compoundHeads.has(owner.name)
      ? null
      : `${owner.name}_id`;
  });
}
