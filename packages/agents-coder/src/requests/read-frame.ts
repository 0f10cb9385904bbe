import { attempt, peek, type Cursor } from '../text/cursor.ts';
import { takeOneOf, takePhrase } from '../text/phrase.ts';

const makes =
  'create|creates|generate|generates|build|builds|make|implement|implements|develop|design|write|provide|add|need|want|set';
const kinds =
  'onex|effect|compute|reducer|orchestrator|new|simple|small|reusable|pure|typescript|python|type';
const nouns =
  'node|nodes|agent|component|module|function|handler|service|reducer|orchestrator|effect|contract';

/** Takes what is said around a request: `please create an Effect node that`, `it should also`. */
export function takeFrame(cursor: Cursor): void {
  takeOneOf(cursor, ['please', 'i|we would like to', 'i|we need|want to']);
  takeMade(cursor);
  takePhrase(
    cursor,
    'that|which|who|it|to|the|this|node|component|service|should|must|can|will|shall|also|be|able|responsible*',
  );
  takePhrase(cursor, 'for');
}

function takeMade(cursor: Cursor): void {
  attempt(cursor, () => {
    takePhrase(cursor, `i|we? ${makes}?`);
    takePhrase(cursor, `a|an|the? ${kinds}*`);
    const named = takePhrase(cursor, nouns) !== null || isBareKind(cursor);
    if (!named) return null;
    takeOneOf(cursor, ['called|named <name:word>']);
    takePhrase(
      cursor,
      'that|which|to|for|:|-|who|should|must|can|will|is|used|does|performs|handles|and*',
    );
    return true;
  });
}

/** `Effect: ...`, `A reducer for ...`. */
function isBareKind(cursor: Cursor): boolean {
  const before = peek(cursor, -1)?.lower ?? '';
  return (
    kinds.split('|').includes(before) &&
    [':', '-', 'for', 'that', 'which', 'to'].includes(peek(cursor)?.lower ?? '')
  );
}
