import { attempt, type Cursor } from '../cursor.ts';
import { takeOneOf } from '../phrase.ts';
import { snakeCase } from '../words/inflect.ts';

/** Reads `ignoring duplicates by payment_id`: the field that tells an event from one that came before. */
export function readDuplicates(cursor: Cursor): string | null {
  return attempt(cursor, () => {
    const events = 'duplicates|duplicated|duplicate|repeated event|events?';
    const said = takeOneOf(cursor, [
      `,|;|.|and* ignore|ignores|ignoring|skip|skips|skipping ${events} by|with the? same? <field:name>`,
      `,|;|.|and* ${events} by <field:name> are ignored|skipped`,
    ]);
    const field = said?.['field']?.text;
    return field === undefined ? null : snakeCase(field);
  });
}
