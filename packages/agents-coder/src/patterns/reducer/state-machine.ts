import { attempt, peek, type Cursor } from '../../text/cursor.ts';
import { readNoun } from '../../text/parts/read-noun.ts';
import { readTransitions, type SaidTransition } from '../../text/parts/read-transitions.ts';
import { takeOneOf, takePhrase } from '../../text/phrase.ts';
import { functionWords } from '../../text/words/function-words.ts';
import { snakeCase } from '../../text/words/inflect.ts';
import { anyForm } from '../../text/words/verb-forms.ts';
import { isKnownVerb } from '../../text/words/verbs.ts';
import { words } from '../effect/stored-record.ts';
import type { ReducerPattern, ReducerPiece, ReducerScope } from './reducer-piece.ts';
import { stateDoubts } from './state-doubts.ts';

interface Said {
  readonly entity: string;
  readonly transitions: readonly SaidTransition[];
  /** States that were listed without saying which follows which. */
  readonly states: readonly string[];
}

const kinds = 'states|state|status|statuses|lifecycle|workflow|transitions';

/** How an entity goes from state to state: `An order goes from pending to paid to shipped`. */
export const stateMachine: ReducerPattern = {
  id: 'reducer.state-machine',
  version: '1.0.0',
  example: 'An order goes from pending to paid to shipped.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const said = scope.before === null ? readMachine(cursor, scope) : null;
      return said === null ? null : machinePiece(said);
    }),
};

const manages = anyForm(
  'manage',
  'track',
  'reduce',
  'handle',
  'maintain',
  'model',
  'keep',
  'control',
  'follow',
);

function readMachine(cursor: Cursor, scope: ReducerScope): Said | null {
  const entity = readSubject(cursor, scope);
  if (entity === null) return null;
  const direct = readTransitions(cursor, { entity, states: [] });
  if (direct !== null) return { entity, transitions: direct, states: [] };
  const states = readStates(cursor);
  const listed = attempt(cursor, () => {
    takePhrase(cursor, '.|;|,*');
    return states.length === 0 ? null : readTransitions(cursor, { entity, states });
  });
  return { entity, transitions: listed ?? [], states };
}

function readSubject(cursor: Cursor, scope: ReducerScope): string | null {
  return readTitle(cursor) ?? readMachineName(cursor) ?? readManaged(cursor, scope);
}

/** `Traffic light: green -> yellow`: any name before its states. */
function readTitle(cursor: Cursor): string | null {
  return attempt(cursor, () => {
    const parts: string[] = [];
    for (
      let token = peek(cursor);
      token?.kind === 'word' && parts.length < 3;
      token = peek(cursor)
    ) {
      parts.push(token.text);
      cursor.at += 1;
    }
    // `order: created -> paid`, `subscription: trial, active`.
    const isChain = ['->', '→', '=>', ','].includes(peek(cursor, 2)?.text ?? '');
    return parts.length > 0 && isChain && takePhrase(cursor, ':') !== null
      ? snakeCase(parts.join('_')).replace(
          /_(?:state_machine|states?|status|lifecycle|workflow)$/,
          '',
        )
      : null;
  });
}

/** `Traffic light state machine`. */
function readMachineName(cursor: Cursor): string | null {
  return attempt(cursor, () => {
    takePhrase(cursor, 'a|an|the');
    const parts: string[] = [];
    while (takePhrase(cursor, 'state machine') === null) {
      const token = peek(cursor);
      if (token?.kind !== 'word' || parts.length > 2 || functionWords.has(token.lower)) return null;
      parts.push(token.lower);
      cursor.at += 1;
    }
    takePhrase(cursor, ':|that|which');
    return parts.length === 0 || isKnownVerb(parts[0] ?? '') ? null : snakeCase(parts.join('_'));
  });
}

function readManaged(cursor: Cursor, scope: ReducerScope): string | null {
  return attempt(cursor, () => {
    const managed = takePhrase(cursor, `${manages} track? of?`) !== null;
    const led = takeOneOf(cursor, [
      `a|an|the? state machine for|of`,
      `a|an|the? ${kinds} ${kinds}? machine? changes? of|for`,
    ]);
    const noun = readNoun(cursor, scope.known);
    if (noun === null) return null;
    const isState = noun.field === 'state' || noun.field === 'status';
    const named = takePhrase(cursor, `${kinds} machine|changes|transitions?`) !== null;
    const moves =
      takePhrase(
        cursor,
        anyForm('go', 'move', 'transition', 'change', 'pass', 'progress', 'flow', 'start'),
      ) !== null;
    // `Track a ticket from open to closed`, `Manage inventory levels`.
    if (takePhrase(cursor, 'can|may be') !== null) return noun.name;
    takePhrase(cursor, 'levels|level');
    const isManaged =
      managed && (peek(cursor) === undefined || endings.has(peek(cursor)?.lower ?? ''));
    if (led === null && !isState && !named && !moves && !isManaged) return null;
    takePhrase(cursor, ':|,|through|with|the|follow|follows|as|its|states|in|is|are*');
    return noun.name;
  });
}

const endings: ReadonlySet<string> = new Set(['from', '.', ',', ':', 'through']);

/** `with states draft, review and published`. */
function readStates(cursor: Cursor): readonly string[] {
  const states: string[] = [];
  for (
    let token = peek(cursor);
    token?.kind === 'word' || token?.kind === 'quoted';
    token = peek(cursor)
  ) {
    const after = peek(cursor, 1)?.lower ?? '.';
    if (states.length === 0 && after !== ',') break;
    states.push(token.lower);
    cursor.at += 1;
    if (takePhrase(cursor, ',|and and?') === null) break;
  }
  return states.length > 1 ? states : [];
}

function machinePiece({ entity, transitions, states: listed }: Said): ReducerPiece {
  const states = [...new Set([...listed, ...transitions.flatMap(({ from, to }) => [...from, to])])];
  const named = transitions.some(({ on }) => on === null);
  const about = words(entity);
  const question =
    listed.length > 0
      ? `Which of the states ${listed.join(', ')} follows which, and on which event?`
      : `Which states has ${about}, which follows which, and on which event?`;
  return {
    entity,
    role: 'lifecycle',
    machine: {
      initial_state: states[0] ?? 'new',
      initial_context: {},
      states: states.length === 0 ? ['new'] : states,
      on_invalid_transition: 'reject_batch',
      transitions: transitions.map(({ from, to, on }) => ({
        from: from.length === 1 ? from[0] : [...from],
        on: on ?? to,
        to,
      })),
    },
    eventFields: [],
    assumptions: [
      `The first state that is said is where ${about} begins: ${states[0] ?? 'new'}.`,
      ...(named ? ['An event that is not named is called as the state it leads to.'] : []),
      'What comes of an event that does not fit is not said: its batch is refused, and nothing of it is kept.',
      `One node holds one ${about}: its events come to it alone.`,
    ],
    unknown:
      transitions.length === 0
        ? [{ path: 'state_machine.transitions', question }]
        : stateDoubts(transitions, { listed, states }),
  };
}
