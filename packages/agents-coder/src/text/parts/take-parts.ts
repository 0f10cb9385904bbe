import { attempt, type Cursor } from '../cursor.ts';
import { takePhrase } from '../phrase.ts';

/** Takes parts of a clause, in any order, until there is none; a comma or a full stop may stand before each. */
export function takeParts(cursor: Cursor, takePart: () => boolean): void {
  while (takePart() || takeBehindMark(cursor, takePart));
}

function takeBehindMark(cursor: Cursor, takePart: () => boolean): boolean {
  const taken = attempt(cursor, () =>
    takePhrase(cursor, ',|.|; and|-|*|•?') !== null && takePart() ? true : null,
  );
  return taken === true;
}
