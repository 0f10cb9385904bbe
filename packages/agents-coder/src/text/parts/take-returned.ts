import { attempt, type Cursor } from '../cursor.ts';
import { takePhrase } from '../phrase.ts';
import { readNoun } from './read-noun.ts';

/** Takes `and return the user`, which a clause that reads does anyway; true where it was there. */
export function takeReturned(cursor: Cursor, entity: string): boolean {
  const taken = attempt(cursor, () => {
    if (takePhrase(cursor, 'and? then? return|returns|returning|give|gives') === null) return null;
    if (takePhrase(cursor, 'it|them back?') !== null) return true;
    takePhrase(cursor, 'the|its|their|whole|found*');
    const whole = 'result|results|record|row|answer|response|body|text|content|contents';
    if (takePhrase(cursor, whole) !== null) return true;
    const noun = readNoun(cursor, new Set([entity]));
    return noun?.name === entity && noun.field === null ? true : null;
  });
  return taken === true;
}
