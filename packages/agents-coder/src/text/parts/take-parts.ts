import { attempt, type Cursor } from '../cursor.ts';
import { takePhrase } from '../phrase.ts';

/** Takes parts of a clause, in any order, until there is none; a comma may stand before each. */
export function takeParts(cursor: Cursor, takePart: () => boolean): void {
  while (takePart() || takeBehindComma(cursor, takePart));
}

function takeBehindComma(cursor: Cursor, takePart: () => boolean): boolean {
  const taken = attempt(cursor, () =>
    takePhrase(cursor, ', and?') !== null && takePart() ? true : null,
  );
  return taken === true;
}
