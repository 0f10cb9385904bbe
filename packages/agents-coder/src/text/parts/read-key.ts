import { attempt, peek, type Cursor } from '../cursor.ts';
import { takePhrase } from '../phrase.ts';
import { isFieldName } from '../words/field-nouns.ts';
import { singular } from '../words/inflect.ts';
import { fieldOf } from './read-noun.ts';

/** Reads by which field one of an entity is found: `by its id`, `by customer id`, `given an email`. */
export function readKey(cursor: Cursor, entity: string): string | null {
  return attempt(cursor, () => {
    const lead = takePhrase(cursor, 'identified? by|given|using|via|with|for|per|on|matching');
    if (lead === null) return null;
    const word = cursor.tokens[cursor.at - 1]?.lower ?? '';
    const isBy = word === 'by' || word === 'given';
    const from = cursor.at;
    takePhrase(cursor, 'a|an|the|its|their|given|specific|unique|primary*');
    // `with the given token` is as good as `by token`.
    const isGiven = cursor.tokens.slice(from, cursor.at).some(({ lower }) => lower === 'given');
    if (!isBy && !isGiven && !takesId(cursor, entity)) return null;
    return readKeyField(cursor, entity);
  });
}

/** `with a given id`, `for an order id`: behind other words than `by`, only an id is a key. */
function takesId(cursor: Cursor, entity: string): boolean {
  const [first, second] = [peek(cursor)?.lower ?? '', peek(cursor, 1)?.lower ?? ''];
  const isId = (word: string) => /^(?:id|identifier|uuid|key)$/.test(word);
  return isId(first) || (singular(first) === entity && isId(second)) || first === `${entity}_id`;
}

function readKeyField(cursor: Cursor, entity: string): string | null {
  const first = peek(cursor);
  if (first === undefined || first.kind !== 'word') return null;
  const second = peek(cursor, 1);
  const isOwn = singular(first.lower) === entity && second?.kind === 'word';
  if (isOwn && /^(?:id|ids|identifier|key)$/.test(second.lower)) {
    cursor.at += 2;
    return 'id';
  }
  if (isOwn && isFieldName(second.lower)) {
    cursor.at += 2;
    return fieldOf(second);
  }
  cursor.at += 1;
  if (/^(?:id|ids|identifier|key|pk)$/.test(first.lower)) return 'id';
  if (first.lower === `${entity}_id`) return fieldOf(first);
  const isPair =
    second?.kind === 'word' && /^(?:id|name|number|code|date|address)$/.test(second.lower);
  if (isPair) {
    cursor.at += 1;
    return `${fieldOf(first)}_${second.lower}`;
  }
  return isFieldName(first.text) || isFieldName(first.lower) ? fieldOf(first) : null;
}
