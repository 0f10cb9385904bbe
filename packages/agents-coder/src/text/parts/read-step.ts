import { attempt, peek, type Cursor } from '../cursor.ts';
import { takeOneOf, takePhrase } from '../phrase.ts';
import { functionWords } from '../words/function-words.ts';
import { singular, snakeCase } from '../words/inflect.ts';
import { isKnownVerb, verb } from '../words/verbs.ts';
import { isQualifier } from './read-noun.ts';

/** A step, and what undoes it where that was said: `book flight (compensate: cancel flight)`. */
export interface SaidStep {
  readonly id: string;
  readonly undo: string | null;
}

interface StepForm {
  /** Whether a name alone is a step, as behind `run`: `run extract, then load`. */
  readonly isNamed: boolean;
  /** `fetch` of `fetch weather, traffic and news`; null: a list has no verb of its own. */
  readonly shared: string | null;
}

/** Most words that an action is named by. */
const longest = 5;
const ends: ReadonlySet<string> = new Set([',', ';', '.', ':', '->', '→', 'and', 'then', ')', '(']);

/** Reads `charge the card` as `charge_card`, and how it is undone. */
export function readStep(cursor: Cursor, form: StepForm): SaidStep | null {
  return attempt(cursor, () => {
    const id = readAction(cursor, form);
    // What ends in a colon is a title of steps.
    if (id === null || peek(cursor)?.text === ':') return null;
    return { id, undo: readUndo(cursor) };
  });
}

/** The verb that the steps of a list share: only what is read is listed without a verb each. */
export function sharedVerb({ id }: SaidStep): string | null {
  const [action = '', ...objects] = id.split('_');
  return objects.length === 1 && reads.has(action) ? action : null;
}

const reads: ReadonlySet<string> = new Set(verb.read.split('|'));

export function takeParallel(cursor: Cursor): boolean {
  const forms = ['in parallel', 'simultaneously|concurrently|parallel', 'at the same time'];
  return (
    takeOneOf(
      cursor,
      forms.map((form) => `all? are? run|runs|executed? ${form} :|,?`),
    ) !== null
  );
}

/** `one after another`, which says what is so anyway. */
export function takeSequence(cursor: Cursor): boolean {
  const forms = [
    'one after another|the? other?',
    'in this|that? order|sequence',
    'sequentially',
    'after|afterwards all|both of? them|those|these?',
    'after that|this|these|those|them',
    'afterwards',
  ];
  return takeOneOf(cursor, forms) !== null;
}

export function isAhead(cursor: Cursor, take: (cursor: Cursor) => boolean): boolean {
  const from = cursor.at;
  const found = take(cursor);
  cursor.at = from;
  return found;
}

/** Words that say when, how often or whether are no part of an action. */
function readAction(cursor: Cursor, { isNamed, shared }: StepForm): string | null {
  const parts: string[] = [];
  for (
    let token = peek(cursor);
    token !== undefined && !ends.has(token.lower);
    token = peek(cursor)
  ) {
    if (isAhead(cursor, takeParallel) || isNumbering(cursor) || isAhead(cursor, takeSequence))
      break;
    if (parts.length === 1 && token.lower === 'it') {
      cursor.at += 1;
      return imperative(parts[0] ?? '');
    }
    if (token.kind !== 'word' || control.has(token.lower)) return null;
    if (!articles.has(token.lower)) {
      if (functionWords.has(token.lower) && !joints.has(token.lower)) return null;
      parts.push(snakeCase(token.text));
    }
    cursor.at += 1;
  }
  const [action] = parts;
  if (action === undefined || parts.length > longest || joints.has(action)) return null;
  // `fetch price and rating from the API`: of which of them the last words are is not said.
  if (shared !== null && joints.has(parts[1] ?? '')) return null;
  if (parts.length > 1) return [imperative(action), ...parts.slice(1)].join('_');
  if (isQualifier(action)) return null;
  if (isNamed || /_/.test(action)) return action;
  return shared === null || isKnownVerb(action) ? null : `${shared}_${action}`;
}

/** `(compensate: cancel flight)`, `(undone by releasing the stock)`. */
function readUndo(cursor: Cursor): string | null {
  return attempt(cursor, () => {
    const isBracketed = takePhrase(cursor, '(') !== null;
    const undoes = 'compensate|compensation|undo|rollback|revert|compensated|undone|reverted';
    if (takePhrase(cursor, `${undoes} action? :|by|with|is`) === null) return null;
    const undo = readAction(cursor, { isNamed: true, shared: null });
    if (undo === null || (isBracketed && takePhrase(cursor, ')') === null)) return null;
    return undo;
  });
}

/** `2.` before the next step of a list. */
function isNumbering(cursor: Cursor): boolean {
  return peek(cursor)?.kind === 'number' && ['.', ')', ':'].includes(peek(cursor, 1)?.text ?? '');
}

/** `reserves` -> `reserve`. */
function imperative(action: string): string {
  return action.length > 4 && action.endsWith('s') ? singular(action) : action;
}

const articles: ReadonlySet<string> = new Set('a an the its their his her our'.split(' '));
const joints: ReadonlySet<string> = new Set('to from with for of in into by'.split(' '));
/** Words that say when, how often or whether. */
export const control: ReadonlySet<string> = new Set(
  'wait waits sleep delay pause if when unless while until only every each except retry repeat loop within before after during once twice daily hourly weekly minutes seconds hours days today tomorrow later now soon maybe optional optionally or otherwise else approval fan fans fanning skip skips ignore ignores'.split(
    ' ',
  ),
);
