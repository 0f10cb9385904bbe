import { attempt, type Cursor } from '../cursor.ts';
import { takeOneOf, takePhrase } from '../phrase.ts';
import { readFields, type SaidField } from './read-fields.ts';

/** Reads `with fields a and b`, `(name, email)`, `with name and email`, `containing a, b`. */
export function readFieldClause(cursor: Cursor): readonly SaidField[] | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, '(') !== null) {
      takePhrase(cursor, 'fields|columns|with? :?');
      const inside = readFields(cursor, { introduced: true, hasLimits: true });
      return inside === null || takePhrase(cursor, ')') === null ? null : inside;
    }
    if (takePhrase(cursor, '{') !== null) {
      const inside = readFields(cursor, { introduced: true, hasLimits: true });
      return inside === null || takePhrase(cursor, '}') === null ? null : inside;
    }
    // `readings: sensor_id, value`: what is alone behind a colon may be anything.
    if (takePhrase(cursor, ':') !== null) {
      const listed = readFields(cursor, { introduced: true, hasLimits: true });
      return listed === null || listed.length < 2 ? null : listed;
    }
    const marked = takeOneOf(cursor, [
      'with|having|containing|including|that|which|has|have|its|the|these|following* fields|columns|attributes|properties are|:*',
    ]);
    if (marked !== null) return readFields(cursor, { introduced: true, hasLimits: true });
    const lead = takeOneOf(cursor, [
      'consisting of',
      'that|which has|have|contains',
      'containing|including|having|with|has|have',
    ]);
    return lead === null ? null : readFields(cursor, { introduced: false, hasLimits: true });
  });
}
