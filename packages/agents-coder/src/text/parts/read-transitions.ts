import { attempt, peek, type Cursor } from '../cursor.ts';
import { takeOneOf, takePhrase } from '../phrase.ts';
import { functionWords } from '../words/function-words.ts';
import { plural, snakeCase } from '../words/inflect.ts';

/** One way from state to state. */
export interface SaidTransition {
  readonly from: readonly string[];
  readonly to: string;
  /** Null: no event was named. */
  readonly on: string | null;
}

/** What is known when more transitions are read. */
interface Told {
  readonly entity: string;
  /** States in the order they were said. */
  readonly states: readonly string[];
}

/** Reads `from pending to paid to shipped, can be cancelled from pending or paid`, `a -> b -> c`. */
export function readTransitions(
  cursor: Cursor,
  { entity, states: listed }: Told,
): readonly SaidTransition[] | null {
  const all: SaidTransition[] = [];
  for (;;) {
    const states = [...new Set([...listed, ...all.flatMap(({ from, to }) => [...from, to])])];
    const next = attempt(cursor, () => {
      if (all.length > 0) takePhrase(cursor, ',|;|.|and|it|then|also*');
      takePhrase(cursor, 'transitions :|are');
      const told = { entity, states };
      return (
        readNamed(cursor) ??
        readBecomes(cursor, told) ??
        readReturn(cursor, told) ??
        readCycle(cursor) ??
        readChain(cursor) ??
        readExit(cursor, { told, known: all })
      );
    });
    if (next === null) break;
    all.push(...next);
  }
  return all.length === 0 ? null : all;
}

/** `start: open -> in_progress`, an event before its transition. */
function readNamed(cursor: Cursor): readonly SaidTransition[] | null {
  return attempt(cursor, () => {
    const on = readState(cursor);
    if (on === null || takePhrase(cursor, ':') === null) return null;
    const [only, second] = readChain(cursor) ?? [];
    return only === undefined || second !== undefined || only.on !== null
      ? null
      : [{ ...only, on }];
  });
}

/** `active becomes past_due on payment_failed`. */
function readBecomes(cursor: Cursor, { states }: Told): readonly SaidTransition[] | null {
  return attempt(cursor, () => {
    takePhrase(cursor, 'a|an|the*');
    const from = readState(cursor);
    if (from === null || !states.includes(from)) return null;
    const becomes = ['becomes|become', 'goes|moves|changes|turns to|into'];
    if (takeOneOf(cursor, becomes) === null) return null;
    const to = readState(cursor);
    return to === null ? null : [{ from: [from], to, on: readEvent(cursor) }];
  });
}

/** `a rejected document may be resubmitted`: back to `submitted`, or on to another state. */
function readReturn(cursor: Cursor, { entity, states }: Told): readonly SaidTransition[] | null {
  return attempt(cursor, () => {
    takePhrase(cursor, 'a|an|the');
    const from = readState(cursor);
    if (from === null || !states.includes(from)) return null;
    if (takePhrase(cursor, `${nounsOf(entity)} can|may be`) === null) return null;
    const said = readState(cursor);
    if (said === null) return null;
    const again = said.replace(/^re-?_?/, '');
    const isBack = said !== again && !states.includes(said) && states.includes(again);
    return isBack
      ? [{ from: [from], to: again, on: said }]
      : [{ from: [from], to: said, on: readEvent(cursor) }];
  });
}

/** What an entity may be called: `document_approval` is of a document. */
function nounsOf(entity: string): string {
  return [entity, ...entity.split('_')].flatMap((noun) => [noun, plural(noun)]).join('|');
}

/** `going green, yellow, red and back to green on a tick event`: one event leads all the way round. */
function readCycle(cursor: Cursor): readonly SaidTransition[] | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, 'going|goes|go|cycling|cycles|cycle from|through?') === null)
      return null;
    const states: string[] = [];
    for (let state = readState(cursor); state !== null; state = readState(cursor)) {
      states.push(state);
      if (takePhrase(cursor, ',|->|→ then?') === null) break;
    }
    if (states.length < 2 || takePhrase(cursor, 'and? then? back to') === null) return null;
    const last = readState(cursor);
    if (last === null || !states.includes(last)) return null;
    const on = readEvent(cursor);
    const round = [...states.slice(1), last];
    return states.map((from, at) => ({ from: [from], to: round[at] ?? last, on }));
  });
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
      const others = readAlternatives(cursor);
      const on = readEvent(cursor);
      chain.push(...[to, ...others].map((state) => ({ from: [last], to: state, on })));
      // Where two ways part, a chain ends; one event cannot lead both ways.
      if (others.length > 0) return on === null && peek(cursor)?.text !== '->' ? chain : null;
      from = to;
    }
    return chain.length === 0 ? null : chain;
  });
}

/** `or rejected`, another state that the same one leads to. */
function readAlternatives(cursor: Cursor): readonly string[] {
  const others: string[] = [];
  for (;;) {
    const next = attempt(cursor, () =>
      takePhrase(cursor, 'or to?') === null ? null : readState(cursor),
    );
    if (next === null) return others;
    others.push(next);
  }
}

interface Known {
  readonly told: Told;
  readonly known: readonly SaidTransition[];
}

/** `can be cancelled from pending or paid`, `can be cancelled at any time`. */
function readExit(cursor: Cursor, { told, known }: Known): readonly SaidTransition[] | null {
  return attempt(cursor, () => {
    const { entity, states } = told;
    const but = readAllBut(cursor);
    if (but === null) takePhrase(cursor, `a|an|the? ${nounsOf(entity)}`);
    if (takePhrase(cursor, 'it|can|may be|become|becomes go|move|to?') === null) return null;
    takePhrase(cursor, 'be|go|to*');
    const to = readState(cursor);
    if (to === null) return null;
    const on = readEvent(cursor);
    const all = states.filter((state) => state !== to);
    if (but !== null) return [{ from: all.filter((state) => !but.includes(state)), to, on }];
    if (
      takeOneOf(cursor, ['at any time', 'from any|every|all state|states?', 'any time']) !== null
    ) {
      return [{ from: all, to, on }];
    }
    const before = takePhrase(cursor, 'before|until it? is|was|has? been?');
    if (before !== null) {
      const end = readState(cursor);
      const from = end === null ? null : statesBefore(end, known);
      return from === null ? null : [{ from, to, on }];
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

/** `anything but cancelled`, `any state except closed`. */
function readAllBut(cursor: Cursor): readonly string[] | null {
  return attempt(cursor, () => {
    const led = takeOneOf(cursor, [
      'anything but|except',
      'any|every|all|each state|states but|except',
    ]);
    const state = led === null ? null : readState(cursor);
    return state === null ? null : [state];
  });
}

/** The states that lead to one, where there is a single way to it; null: it is not known, or not one way. */
function statesBefore(end: string, known: readonly SaidTransition[]): readonly string[] | null {
  const before: string[] = [];
  for (let state = end; ;) {
    const ways = known.filter(({ to }) => to === state);
    const [way] = ways;
    if (way === undefined) return before.length === 0 ? null : before;
    const [from] = way.from;
    if (ways.length > 1 || way.from.length > 1 || from === undefined || before.includes(from))
      return null;
    before.unshift(from);
    state = from;
  }
}

function readEvent(cursor: Cursor): string | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, 'on|upon a|an|the|each|every?') === null) return null;
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
