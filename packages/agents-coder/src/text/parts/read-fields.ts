import { attempt, peek, type Cursor } from '../cursor.ts';
import { takePhrase } from '../phrase.ts';
import type { Token } from '../token.ts';
import { functionWords } from '../words/function-words.ts';
import { isFieldName } from '../words/field-nouns.ts';
import { containers } from '../words/nouns.ts';
import { isKnownVerb } from '../words/verbs.ts';
import {
  isTypeWord,
  readFieldForm,
  type FieldLimits,
  type FieldListForm,
} from './read-field-form.ts';
import { fieldOf } from './read-noun.ts';

/** A field that a request names; its type where that was said too. */
export interface SaidField {
  readonly name: string;
  readonly type: string | null;
  readonly isOptional: boolean;
  readonly limits: FieldLimits;
}

/**
 * Reads `name, email and age (integer)`. Where the list is not introduced as one, every item has
 * to look like a field, so that `with encryption and logging` is none.
 */
export function readFields(cursor: Cursor, form: FieldListForm): readonly SaidField[] | null {
  return attempt(cursor, () => {
    const fields: SaidField[] = [];
    // `and` comes before the last: what a second one joins is another request.
    for (let isLast = false; !isLast;) {
      const from = cursor.at;
      if (fields.length > 0) {
        const isJoined = takePhrase(cursor, form.hasLimits === true ? ',|&|;' : ',|&') !== null;
        isLast = takePhrase(cursor, 'and|plus') !== null;
        if (!isJoined && !isLast) break;
      }
      const field = readField(cursor, form);
      if (field === null) {
        cursor.at = from;
        break;
      }
      fields.push(field);
    }
    return fields.length === 0 ? null : fields;
  });
}

/** One of them. */
export function readField(cursor: Cursor, form: FieldListForm): SaidField | null {
  return attempt(cursor, () => {
    takePhrase(cursor, 'a|an|the|its|their|his|her*');
    const isOptional = takePhrase(cursor, 'optional') !== null;
    const token = peek(cursor);
    if (token === undefined || !(isField(token, form.introduced) || isTyped(cursor))) return null;
    cursor.at += 1;
    // `due date` is one field, `name email` is two that lack their comma.
    const next = peek(cursor);
    const pair = next?.kind === 'word' ? `${fieldOf(token)}_${next.lower}` : '';
    const isPair =
      next !== undefined && pairs.test(pair) && takePhrase(cursor, next.lower) !== null;
    const name = isPair ? pair : fieldOf(token);
    const said = readFieldForm(cursor, form);
    return { name, ...said, isOptional: isOptional || said.isOptional };
  });
}

const pairs =
  /^(?:due|start|end|birth|order|delivery|shipping|billing|creation|release)_(?:date|address)$|^(?:first|last|full|user|product|customer|company)_name$|^(?:phone|order|account|invoice|house|serial|tracking|postal|zip)_(?:number|code)$|^(?:email|home|street)_address$|^(?:unit|net|gross|list|total)_(?:price|amount)$|^(?:customer|order|product|user|account|category|team|company|invoice|session|parent)_id$/;

/** `guests (integer)`: whatever has a type is a field. */
function isTyped(cursor: Cursor): boolean {
  const [token, bracket, type] = [peek(cursor), peek(cursor, 1), peek(cursor, 2)];
  return (
    token?.kind === 'word' &&
    bracket?.text === '(' &&
    isTypeWord(type?.lower ?? '') &&
    !functionWords.has(token.lower) &&
    !containers.has(token.lower) &&
    !isKnownVerb(token.lower)
  );
}

function isField(token: Token, introduced: boolean): boolean {
  if (token.kind === 'quoted') return /^\w+$/.test(token.text);
  if (token.kind !== 'word' || token.text.includes('.') || /['’]s$/.test(token.text)) return false;
  if (isFieldName(token.text) || isFieldName(token.lower)) return true;
  if (
    /^(?:first|last|full|due|start|end|birth|unit|net|gross|postal|serial|tracking|house)$/.test(
      token.lower,
    )
  )
    return true;
  return (
    introduced &&
    !/(?:ed|ing|ly)$/.test(token.lower) &&
    !functionWords.has(token.lower) &&
    !containers.has(token.lower) &&
    !isKnownVerb(token.lower)
  );
}
