import { attempt, peek, type Cursor } from '../cursor.ts';
import type { Token } from '../token.ts';
import { takePhrase } from '../phrase.ts';
import { functionWords } from '../words/function-words.ts';
import { isFieldName } from '../words/field-nouns.ts';
import { isPlural, singular, snakeCase } from '../words/inflect.ts';
import {
  adjectives,
  compoundHeads,
  containers,
  notEntities,
  periodicals,
  periods,
  roleNouns,
} from '../words/nouns.ts';
import { isKnownVerb } from '../words/verbs.ts';

/** What a request is about: `the user data`, `an order's status`, `order lines`. */
export interface Noun {
  /** One of it, in snake_case: `order_line`. */
  readonly name: string;
  readonly isPlural: boolean;
  /** A field of it that was named along: `the order status`. */
  readonly field: string | null;
  /** Whether it was said of all of them: `all orders`. */
  readonly isAll?: boolean;
}

const determiners =
  'a|an|the|its|their|this|that|these|those|given|specific|single|particular|certain|new|existing|one|each|every|all|any|of|our|your|respective';

/** Reads an entity, with its articles. Null where the words name none that is safe to take. */
export function readNoun(cursor: Cursor, known: ReadonlySet<string>): Noun | null {
  const from = cursor.at;
  const noun = readNamed(cursor, known);
  const isAll = cursor.tokens.slice(from, cursor.at).some(({ lower }) => lower === 'all');
  return noun === null || !isAll ? noun : { ...noun, isAll };
}

function readNamed(cursor: Cursor, known: ReadonlySet<string>): Noun | null {
  return attempt(cursor, () => {
    const from = cursor.at;
    takePhrase(cursor, `${determiners}*`);
    const head = peek(cursor);
    if (head === undefined) return null;
    // Behind an article `tag` is a thing, elsewhere it may be what is to be done.
    const isLed =
      /^(?:an?|the|each|every)$/.test(cursor.tokens[cursor.at - 1]?.lower ?? '') &&
      cursor.at > from;
    const periodical = readPeriodical(cursor, head);
    if (periodical !== null) return periodical;
    if (!isNoun(head, known, isLed)) return null;
    cursor.at += 1;
    const first = bare(head);
    const next = peek(cursor);
    const second = next === undefined || next.kind !== 'word' ? undefined : bare(next);
    const alone: Noun = { name: singular(first), isPlural: isPlural(first), field: null };
    if (second === undefined || next === undefined) return alone;
    if (head.lower.endsWith('s') && /['’]s$/.test(head.text)) return withField(cursor, next, alone);
    if (containers.has(second)) {
      cursor.at += 1;
      return { ...alone, isPlural: alone.isPlural || isPlural(second) };
    }
    const compound = `${singular(first)}_${singular(second)}`;
    if (
      known.has(compound) ||
      (compoundHeads.has(first) && isNoun(next, known) && !isFieldName(second))
    ) {
      cursor.at += 1;
      const third = peek(cursor);
      if (third !== undefined && containers.has(third.lower)) cursor.at += 1;
      return { name: compound, isPlural: isPlural(second), field: null };
    }
    return isFieldName(second) ? withField(cursor, next, alone) : alone;
  });
}

/** `daily report`. */
function readPeriodical(cursor: Cursor, head: Token): Noun | null {
  const thing = peek(cursor, 1)?.lower ?? '';
  if (!periods.has(head.lower) || !periodicals.has(singular(thing))) return null;
  cursor.at += 2;
  return { name: `${head.lower}_${singular(thing)}`, isPlural: isPlural(thing), field: null };
}

function withField(cursor: Cursor, token: Token, noun: Noun): Noun | null {
  if (token.kind !== 'word' || functionWords.has(token.lower)) return null;
  cursor.at += 1;
  return { ...noun, field: fieldOf(token) };
}

/** The name of a field as it was written, where it was written as one, else in snake_case. */
export function fieldOf({ text }: Token): string {
  return /^[a-z][A-Za-z0-9_]*$/.test(text) ? text : snakeCase(text);
}

function bare({ lower }: Token): string {
  return snakeCase(lower.replace(/['’]s$/, ''));
}

function isNoun(token: Token, known: ReadonlySet<string>, isLed = false): boolean {
  const word = bare(token);
  if (token.kind !== 'word' || word.length < 3 || token.text.includes('.')) return false;
  if (known.has(singular(word))) return true;
  if (functionWords.has(word) || adjectives.has(word) || notEntities.has(word)) return false;
  if (roleNouns.has(word)) return false;
  if (!isLed && isKnownVerb(word) && !compoundHeads.has(singular(word))) return false;
  if (token.text.includes('-') || containers.has(word)) return false;
  return !isQualifier(word);
}

/** Whether a word says how or which, as adjectives, participles and adverbs do. */
export function isQualifier(word: string): boolean {
  if (compoundHeads.has(word)) return false;
  return (
    adjectives.has(word) || /(?:ed|ing|ly|ive|able|ible|ous|ful|less|ption|curity)$/.test(word)
  );
}
