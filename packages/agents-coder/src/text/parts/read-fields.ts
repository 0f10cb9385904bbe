import { attempt, peek, type Cursor } from '../cursor.ts';
import { takePhrase } from '../phrase.ts';
import type { Token } from '../token.ts';
import { functionWords } from '../words/function-words.ts';
import { isFieldName } from '../words/field-nouns.ts';
import { containers } from '../words/nouns.ts';
import { isKnownVerb } from '../words/verbs.ts';
import { fieldOf } from './read-noun.ts';

/** A field that a request names; its type where that was said too. */
export interface SaidField {
  readonly name: string;
  readonly type: string | null;
  readonly isOptional: boolean;
}

const types: Readonly<Record<string, string>> = {
  string: 'string',
  text: 'string',
  str: 'string',
  integer: 'integer',
  int: 'integer',
  whole: 'integer',
  number: 'number',
  float: 'number',
  decimal: 'number',
  double: 'number',
  numeric: 'number',
  boolean: 'boolean',
  bool: 'boolean',
  flag: 'boolean',
  date: 'date',
  datetime: 'date-time',
  timestamp: 'date-time',
  uuid: 'uuid',
};

/**
 * Reads `name, email and age (integer)`. Where the list is not introduced as one, every item has
 * to look like a field, so that `with encryption and logging` is none.
 */
export function readFields(
  cursor: Cursor,
  { introduced }: { readonly introduced: boolean },
): readonly SaidField[] | null {
  return attempt(cursor, () => {
    const fields: SaidField[] = [];
    // `and` comes before the last: what a second one joins is another request.
    for (let isLast = false; !isLast;) {
      const from = cursor.at;
      if (fields.length > 0) {
        const isJoined = takePhrase(cursor, ',|&') !== null;
        isLast = takePhrase(cursor, 'and|plus') !== null;
        if (!isJoined && !isLast) break;
      }
      const field = readField(cursor, introduced);
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
export function readField(cursor: Cursor, introduced: boolean): SaidField | null {
  return attempt(cursor, () => {
    takePhrase(cursor, 'a|an|the|its|their|his|her*');
    const isOptional = takePhrase(cursor, 'optional') !== null;
    const token = peek(cursor);
    if (token === undefined || !isField(token, introduced)) return null;
    cursor.at += 1;
    // `due date` is one field, `name email` is two that lack their comma.
    const next = peek(cursor);
    const pair = next?.kind === 'word' ? `${fieldOf(token)}_${next.lower}` : '';
    const isPair =
      next !== undefined && pairs.test(pair) && takePhrase(cursor, next.lower) !== null;
    const name = isPair ? pair : fieldOf(token);
    const about = readType(cursor);
    return { name, type: about.type, isOptional: isOptional || about.isOptional };
  });
}

const pairs =
  /^(?:due|start|end|birth|order|delivery|shipping|billing|creation|release)_(?:date|address)$|^(?:first|last|full|user|product|customer|company)_name$|^(?:phone|order|account|invoice|house|serial|tracking|postal|zip)_(?:number|code)$|^(?:email|home|street)_address$|^(?:unit|net|gross|list|total)_(?:price|amount)$|^(?:customer|order|product|user|account|category|team|company|invoice|session|parent)_id$/;

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

function readType(cursor: Cursor): { readonly type: string | null; readonly isOptional: boolean } {
  const bracketed = attempt(cursor, () => {
    if (takePhrase(cursor, '(') === null) return null;
    let type: string | null = null;
    let isOptional = false;
    for (
      let token = peek(cursor);
      token !== undefined && token.text !== ')';
      token = peek(cursor)
    ) {
      const named = types[token.lower];
      if (named !== undefined) type = named;
      else if (token.lower === 'optional') isOptional = true;
      else if (!['a', 'an', ',', 'required', 'number'].includes(token.lower)) return null;
      cursor.at += 1;
    }
    if (type === null && !isOptional) return null;
    cursor.at += 1;
    return { type, isOptional };
  });
  if (bracketed !== null) return bracketed;
  const colon = attempt(cursor, () => {
    if (takePhrase(cursor, ':') === null) return null;
    const named = types[peek(cursor)?.lower ?? ''];
    if (named === undefined) return null;
    cursor.at += 1;
    return { type: named, isOptional: false };
  });
  return colon ?? { type: null, isOptional: false };
}
