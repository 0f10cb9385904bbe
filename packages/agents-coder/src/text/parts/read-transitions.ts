import { attempt, peek, type Cursor } from '../cursor.ts';
import { takeOneOf, takePhrase } from '../phrase.ts';
import { functionWords } from '../words/function-words.ts';
import { snakeCase } from '../words/inflect.ts';

/** One way from state to state. */
export interface SaidTransition {
  readonly from: readonly string[];
  readonly to: string;
  /** Null: no event was named. */
  readonly on: string | null;
}

/** Reads `from pending to paid to shipped, can be cancelled from pending or paid`, `a -> b -> c`. */
export function readTransitions(cursor: Cursor): readonly SaidTransition[] | null {
  const all: SaidTransition[] = [];
  for (;;) {
    const next = attempt(cursor, () => {
      if (all.length > 0) takePhrase(cursor, ',|;|.|and|it|then|also*');
      return readChain(cursor) ?? readExit(cursor, all);
    });
    if (next === null) break;
    all.push(...next);
  }
  return all.length === 0 ? null : all;
}

function readChain(cursor: Cursor): readonly SaidTransition[] | null {
  return attempt(cursor, () => {
    takePhrase(cursor, 'goes|moves|changes|passes|transitions?');
    takePhrase(cursor, 'from');
    const chain: SaidTransition[] = [];
    let from = readState(cursor);
    while (from !== null) {
      const last: string = from;
      const to = attempt(cursor, () => {
        if (takeOneOf(cursor, [',? and? then? to', '->|→|=>', ',? then to?']) === null) return null;
        return readState(cursor);
      });
      if (to === null) break;
      chain.push({ from: [last], to, on: readEvent(cursor) });
      from = to;
    }
    return chain.length === 0 ? null : chain;
  });
}

/** `can be cancelled from pending or paid`, `can be cancelled at any time`. */
function readExit(
  cursor: Cursor,
  known: readonly SaidTransition[],
): readonly SaidTransition[] | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, 'it|can|may be|become|becomes go|move|to?') === null) return null;
    takePhrase(cursor, 'be|go|to*');
    const to = readState(cursor);
    if (to === null) return null;
    const on = readEvent(cursor);
    if (
      takeOneOf(cursor, ['at any time', 'from any|every|all state|states?', 'any time']) !== null
    ) {
      const states = [...new Set(known.flatMap((each) => [...each.from, each.to]))].filter(
        (state) => state !== to,
      );
      return [{ from: states, to, on }];
    }
    if (takePhrase(cursor, 'from|when|while|if it? is?') === null) return null;
    const from: string[] = [];
    for (
      let state = readState(cursor);
      state !== null;
      state = takePhrase(cursor, 'or|and|,') === null ? null : readState(cursor)
    )
      from.push(state);
    return from.length === 0 ? null : [{ from, to, on: on ?? readEvent(cursor) }];
  });
}

function readEvent(cursor: Cursor): string | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, 'on|upon a|an|the?') === null) return null;
    const token = peek(cursor);
    if (token?.kind !== 'word' && token?.kind !== 'quoted') return null;
    if (functionWords.has(token.lower) || /day|night|month|week|hours?$/.test(token.lower))
      return null;
    cursor.at += 1;
    takePhrase(cursor, 'event');
    return snakeCase(token.text);
  });
}

function readState(cursor: Cursor): string | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, 'in progress') !== null) return 'in_progress';
    if (takePhrase(cursor, 'in review') !== null) return 'in_review';
    if (takePhrase(cursor, 'on hold') !== null) return 'on_hold';
    const token = peek(cursor);
    if (token?.kind !== 'word' && token?.kind !== 'quoted') return null;
    if (token.kind === 'word' && functionWords.has(token.lower)) return null;
    cursor.at += 1;
    return snakeCase(token.text);
  });
}
