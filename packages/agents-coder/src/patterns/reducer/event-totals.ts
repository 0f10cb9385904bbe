import type { Mapping } from '../../contract/mapping.ts';
import type { Field } from '../../entity-types/entity-type.ts';
import { attempt, peek, type Cursor } from '../../text/cursor.ts';
import { readDuplicates } from '../../text/parts/read-duplicates.ts';
import { readFields } from '../../text/parts/read-fields.ts';
import { takeOneOf, takePhrase } from '../../text/phrase.ts';
import { functionWords } from '../../text/words/function-words.ts';
import { plural, singular, snakeCase } from '../../text/words/inflect.ts';
import { anyForm } from '../../text/words/verb-forms.ts';
import { onceContext, onceFields, onceKey, onceSaid } from './events-once.ts';
import type { ReducerPattern, ReducerPiece } from './reducer-piece.ts';

interface Said {
  readonly events: readonly string[];
  /** What is summed; null: events are counted. */
  readonly field: string | null;
  /** The field by which an event that came before is known; null: it counts again. */
  readonly once: string | null;
}

/** Running numbers of events: `Count login and logout events`, `a running total of the amount of deposits`. */
export const eventTotals: ReducerPattern = {
  id: 'reducer.event-totals',
  version: '1.0.0',
  example: 'Count login and logout events.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const said = scope.before === null ? (readTotal(cursor) ?? readCount(cursor)) : null;
      return said === null ? null : totalsPiece(said);
    }),
};

const keeps = anyForm('keep', 'maintain', 'track', 'hold', 'aggregate', 'accumulate');

function readCount(cursor: Cursor): Said | null {
  return attempt(cursor, () => {
    const led = takeOneOf(cursor, [
      `${anyForm('count')} the? number? of?`,
      `${keeps} a|the? running? count of`,
    ]);
    const events = led === null ? null : readEvents(cursor);
    return events === null ? null : { events, field: null, once: readDuplicates(cursor) };
  });
}

function readTotal(cursor: Cursor): Said | null {
  return attempt(cursor, () => {
    const led = takeOneOf(cursor, [
      `${keeps} a|the? running? total|sum of`,
      `${anyForm('sum', 'add', 'total', 'accumulate', 'aggregate')} up?`,
    ]);
    if (led === null) return null;
    takePhrase(cursor, 'the|all*');
    const [field, second] = readFields(cursor, { introduced: false }) ?? [];
    if (
      field === undefined ||
      second !== undefined ||
      takePhrase(cursor, 'of|in|from all?') === null
    )
      return null;
    const events = readEvents(cursor);
    return events === null ? null : { events, field: field.name, once: readDuplicates(cursor) };
  });
}

function readEvents(cursor: Cursor): readonly string[] | null {
  const events: string[] = [];
  for (;;) {
    takePhrase(cursor, 'the|all|incoming*');
    if (events.length === 0) takePhrase(cursor, 'event|events of type|types|kind');
    const token = peek(cursor);
    if (token?.kind !== 'word' || functionWords.has(token.lower) || /^events?$/.test(token.lower))
      break;
    events.push(singular(snakeCase(token.text)));
    cursor.at += 1;
    const isMore = attempt(cursor, () =>
      takePhrase(cursor, ',|and and?') === null || peek(cursor)?.kind !== 'word' ? null : true,
    );
    if (isMore === null) break;
  }
  takePhrase(cursor, 'event|events');
  return events.length === 0 ? null : events;
}

function totalsPiece({ events, field, once }: Said): ReducerPiece {
  const key = (event: string): string => (field === null ? plural(event) : `${event}_${field}`);
  const [first] = events;
  const add = (event: string): Mapping => ({
    [key(event)]: { fn: 'add', args: [{ var: key(event) }, field === null ? 1 : { field }] },
  });
  const eventFields: readonly Field[] = [
    ...(field === null ? [] : [{ name: field, schema: { type: 'number' }, isRequired: false }]),
    ...onceFields(once),
  ];
  const guard = field === null ? {} : { guard: { not: { left: { field }, compare: 'is_null' } } };
  return {
    entity: first ?? 'event',
    role: field === null ? 'counter' : 'total',
    machine: {
      initial_state: 'counting',
      initial_context: {
        ...Object.fromEntries(events.map((event) => [key(event), 0])),
        ...onceContext(once),
      },
      ...onceKey(once),
      states: ['counting'],
      on_invalid_transition: 'ignore_event',
      transitions: events.map((event) => ({
        from: 'counting',
        on: event,
        to: 'counting',
        ...guard,
        update: add(event),
      })),
    },
    eventFields,
    assumptions: [
      `The types of the events are ${events.join(', ')}; any other event is ignored${field === null ? '' : `, and so is one without ${field}`}.`,
      onceSaid(once),
    ],
    unknown: [],
  };
}
