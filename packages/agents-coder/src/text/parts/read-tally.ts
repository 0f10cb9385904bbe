import { attempt, peek, type Cursor } from '../cursor.ts';
import { takeOneOf, takePhrase } from '../phrase.ts';
import { functionWords } from '../words/function-words.ts';
import { singular, snakeCase } from '../words/inflect.ts';
import { anyForm } from '../words/verb-forms.ts';
import { fieldOf } from './read-noun.ts';

/** How an event changes a number. */
export interface SaidChange {
  readonly event: string;
  readonly kind: 'add' | 'subtract' | 'reset';
  /** A field of the event, or a number. */
  readonly by: string | number;
}

export interface SaidTally {
  readonly changes: readonly SaidChange[];
  /** Null: it is not said. */
  readonly initial: number | null;
  readonly least: number | null;
}

const joins = 'and|,|;|.|with|also|that|which*';

/** Reads `received adds quantity, sold subtracts quantity, initial stock is 50; it must never be negative`. */
export function readTally(cursor: Cursor, name: string): SaidTally | null {
  const changes: SaidChange[] = [];
  let initial: number | null = null;
  let least: number | null = null;
  for (;;) {
    const taken = attempt(cursor, () => {
      takePhrase(cursor, joins);
      const bound = least === null ? readLeast(cursor, name) : null;
      const start = bound === null && initial === null ? readInitial(cursor, name) : null;
      const next = bound === null && start === null ? readChanges(cursor) : null;
      least = bound ?? least;
      initial = start ?? initial;
      changes.push(...(next ?? []));
      return bound ?? start ?? next;
    });
    if (taken === null) break;
  }
  return changes.length === 0 ? null : { changes, initial, least };
}

function readChanges(cursor: Cursor): readonly SaidChange[] | null {
  const plain = readPlain(cursor) ?? readGiven(cursor);
  return plain === null ? readMoney(cursor) : [plain];
}

const plain: readonly (readonly [string, SaidChange])[] = [
  [anyForm('increment'), { event: 'increment', kind: 'add', by: 1 }],
  [anyForm('decrement'), { event: 'decrement', kind: 'subtract', by: 1 }],
  [anyForm('reset'), { event: 'reset', kind: 'reset', by: 0 }],
];

/** `increments`, `can be reset`. */
function readPlain(cursor: Cursor): SaidChange | null {
  takePhrase(cursor, 'it|can|be*');
  const found = plain.find(([form]) => takePhrase(cursor, form) !== null)?.[1] ?? null;
  if (found !== null) takePhrase(cursor, 'event|events');
  return found;
}

/** `sold subtracts quantity`, `redeem decreases it by points`. */
function readGiven(cursor: Cursor): SaidChange | null {
  return attempt(cursor, () => {
    const event = readName(cursor);
    if (event === null) return null;
    takePhrase(cursor, 'event|events');
    const adds = `${anyForm('add', 'increase')} it|the? by? the|its?`;
    const isAdded = takePhrase(cursor, adds) !== null;
    const subtracts = `${anyForm('subtract', 'decrease', 'deduct', 'remove')} it|the? by? the|its?`;
    if (!isAdded && takePhrase(cursor, subtracts) === null) return null;
    const number = takePhrase(cursor, '<n:number>')?.['n']?.text;
    const by = number === undefined ? readName(cursor) : Number(number);
    // `half of the quantity` is another number.
    if (by === null || Number.isNaN(by) || peek(cursor)?.lower === 'of') return null;
    return { event, kind: isAdded ? 'add' : 'subtract', by };
  });
}

const ins = new Set(['deposit', 'credit', 'receipt']);
const outs = new Set(['withdrawal', 'debit', 'payout']);

/** `from deposit and withdrawal events`, whose amounts come in and go out. */
function readMoney(cursor: Cursor): readonly SaidChange[] | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, 'from|of|by') === null) return null;
    const changes: SaidChange[] = [];
    do {
      const word = singular(peek(cursor)?.lower ?? '');
      if (!ins.has(word) && !outs.has(word)) break;
      changes.push({ event: word, kind: ins.has(word) ? 'add' : 'subtract', by: 'amount' });
      cursor.at += 1;
    } while (takePhrase(cursor, ',|and and?') !== null);
    takePhrase(cursor, 'event|events');
    return changes.length < 2 ? null : changes;
  });
}

/** `it must never go below zero`, `reject withdrawals exceeding the balance`. */
function readLeast(cursor: Cursor, name: string): number | null {
  const called = `the|its? ${name}|it|count|counter|total|level`;
  return attempt(cursor, () => {
    const isBracketed = takePhrase(cursor, '(') !== null;
    const least =
      readFloor(cursor, called) ??
      (takeOneOf(cursor, [
        `${anyForm('reject', 'refuse')} ${[...outs].map((out) => `${out}s`).join('|')} exceeding|above|over|beyond ${called}`,
      ]) === null
        ? null
        : 0);
    return least === null || (isBracketed && takePhrase(cursor, ')') === null) ? null : least;
  });
}

function readFloor(cursor: Cursor, called: string): number | null {
  return attempt(cursor, () => {
    takePhrase(cursor, called);
    const never = [
      'must|can|may|should|will never|not go|be|become|fall|drop',
      'can|won|mustn|shouldn ’ t go|be|become|fall|drop',
      "can|won|mustn|shouldn ' t go|be|become|fall|drop",
      'cannot go|be|become|fall|drop',
      'never goes|becomes|falls|drops',
    ];
    if (takeOneOf(cursor, never) === null) return null;
    if (takeOneOf(cursor, ['negative', 'below zero', 'under zero']) !== null) return 0;
    const floor = takePhrase(cursor, 'below|under <n:number>')?.['n']?.text;
    return floor === undefined ? null : Number(floor);
  });
}

/** `initial stock is 50`, `starting at 10`. */
function readInitial(cursor: Cursor, name: string): number | null {
  const start = takeOneOf(cursor, [
    `the? initial|starting ${name}|value|count is|of|=|:? <n:number>`,
    'it? starts|starting|begins at|with|from <n:number>',
  ])?.['n']?.text;
  return start === undefined ? null : Number(start);
}

function readName(cursor: Cursor): string | null {
  const token = peek(cursor);
  if (token?.kind !== 'word' || functionWords.has(token.lower) || token.text.includes('.'))
    return null;
  cursor.at += 1;
  return snakeCase(fieldOf(token));
}
