import type { EntityType } from '../entity-types/entity-type.ts';
import { anyEntity } from '../patterns/entity-fields.ts';
import type { Pattern, Scope } from '../patterns/pattern.ts';
import { cursorOver, peek, type Cursor } from '../text/cursor.ts';
import { takeOneOf, takePhrase } from '../text/phrase.ts';
import { takeFrame } from './read-frame.ts';
import { isQualifier } from '../text/parts/read-noun.ts';
import type { Token } from '../text/token.ts';
import { restates } from './restates.ts';
import { tokenise } from '../text/tokenise.ts';

/** A clause that a pattern took, and its words. */
interface Recognised<Piece> {
  readonly pattern: Pattern<Piece, Piece>;
  readonly piece: Piece;
  readonly words: string;
}

/** What a request says: the clauses that patterns took, and every word that none accounts for. */
export interface Recognition<Piece> {
  readonly clauses: readonly Recognised<Piece>[];
  readonly unaccounted: readonly string[];
}

interface Library<Piece> {
  readonly patterns: readonly Pattern<Piece, Piece>[];
  readonly types: readonly EntityType[];
}

/** The same, and where nothing was recognised once more without the words that say which or how. */
export function recognise<Piece>(text: string, library: Library<Piece>): Recognition<Piece> {
  const tokens = tokenise(text);
  const whole = recogniseAll(text, { ...library, tokens });
  if (whole.clauses.length > 0) return whole;
  const known = namesOf(library.types);
  const isLeftOut = (token: Token, at: number): boolean =>
    tokens[at + 1]?.kind === 'word' && isQualifier(token.lower) && !known.has(token.lower);
  const plain = recogniseAll(text, {
    ...library,
    tokens: tokens.filter((token, at) => !isLeftOut(token, at)),
  });
  if (plain.clauses.length === 0) return whole;
  const leftOut = tokens.filter(isLeftOut).map((token) => token.text);
  return { clauses: plain.clauses, unaccounted: [...leftOut, ...plain.unaccounted] };
}

/**
 * Reads a request clause by clause. Of the patterns that know a clause, the one that accounts for
 * most words takes it; what is between clauses and more than a conjunction is unaccounted for.
 */
function recogniseAll<Piece>(
  text: string,
  { patterns, types, tokens }: Library<Piece> & { readonly tokens: readonly Token[] },
): Recognition<Piece> {
  const cursor = cursorOver(tokens);
  const known = namesOf(types);
  const clauses: Recognised<Piece>[] = [];
  const unaccounted: string[] = [];
  const said: string[] = [];
  takeBetween(cursor);
  while (peek(cursor) !== undefined) {
    const from = cursor.at;
    const before = clauses.at(-1)?.piece ?? null;
    const found = longest(cursor, { patterns, scope: { types, known, before } });
    if (found === null) {
      skipClause(cursor);
      unaccounted.push(wordsOf(cursor, { text, from }));
    } else {
      cursor.at = found.end;
      said.push(...tokens.slice(from, found.end).map((token) => token.text));
      clauses.push({
        pattern: found.pattern,
        piece: found.piece,
        words: wordsOf(cursor, { text, from }),
      });
    }
    takeBetween(cursor);
  }
  // Who says a thing twice asks for it once.
  const isNew = (words: string): boolean => !restates(words, said.join(' '));
  return { clauses, unaccounted: unaccounted.filter(isNew) };
}

interface Found<Piece> {
  readonly pattern: Pattern<Piece, Piece>;
  readonly piece: Piece;
  readonly end: number;
}

function longest<Piece>(
  cursor: Cursor,
  {
    patterns,
    scope,
  }: { readonly patterns: Library<Piece>['patterns']; readonly scope: Scope<Piece> },
): Found<Piece> | null {
  const from = cursor.at;
  let best: Found<Piece> | null = null;
  for (const pattern of patterns) {
    cursor.at = from;
    const piece = pattern.read(cursor, scope);
    if (piece !== null && cursor.at > (best?.end ?? from))
      best = { pattern, piece, end: cursor.at };
  }
  cursor.at = from;
  return best;
}

function namesOf(types: readonly EntityType[]): ReadonlySet<string> {
  return new Set(types.map(({ name }) => name).filter((name) => name !== anyEntity));
}

/** What joins clauses and says no more. */
function takeBetween(cursor: Cursor): void {
  for (let at = -1; at < cursor.at;) {
    at = cursor.at;
    takeOneOf(cursor, ['after|afterwards that|this', 'as well as']);
    takePhrase(cursor, '.|,|;|:|-|–|—|!|*|and|then|also|finally|afterwards|first|next*');
    takeFrame(cursor);
  }
}

/** To the next conjunction, and one token at least. */
function skipClause(cursor: Cursor): void {
  const ends = new Set(['.', ',', ';', 'and', 'then', 'but']);
  do cursor.at += 1;
  while (peek(cursor) !== undefined && !ends.has(peek(cursor)?.lower ?? ''));
}

function wordsOf(
  cursor: Cursor,
  { text, from }: { readonly text: string; readonly from: number },
): string {
  const start = cursor.tokens[from]?.start ?? 0;
  return text.slice(start, cursor.tokens[cursor.at - 1]?.end ?? start);
}
