import { attempt, type Cursor } from '../cursor.ts';
import { takeOneOf, takePhrase } from '../phrase.ts';
import { readNoun } from './read-noun.ts';

/** Takes `and fail if the order does not exist`; true where it was there. */
export function takeMissingFails(cursor: Cursor, entity: string): boolean {
  const taken = attempt(cursor, () => {
    const fails =
      takePhrase(
        cursor,
        'and|or? it? fail|fails|failing|error|errors|throw|throws|throwing|raise|raises|raising an? error|exception? if|when|where',
      ) ??
      takeOneOf(cursor, [
        'and|or? not found if|when|where',
        'and|or? return|returns|give|gives a|an? 404|not-found|not style|found? error|response? if|when|where',
      ]);
    if (fails === null) return null;
    if (takePhrase(cursor, 'it|none|nothing|there') === null) {
      const noun = readNoun(cursor, new Set([entity]));
      if (noun !== null && noun.name !== entity) return null;
    }
    return takeOneOf(cursor, [
      'is|are|was|were? not found|there|present',
      'is|are|was|were? missing|absent|none',
      "does|do|doesn '|’? t? not? exist",
      'can not be found',
    ]);
  });
  return taken !== null;
}
