import type { Mapping } from '../../contract/mapping.ts';
import type { Field } from '../../entity-types/entity-type.ts';
import { attempt, peek, type Cursor } from '../../text/cursor.ts';
import { readDuplicates } from '../../text/parts/read-duplicates.ts';
import { isQualifier } from '../../text/parts/read-noun.ts';
import { readTally, type SaidChange, type SaidTally } from '../../text/parts/read-tally.ts';
import { takePhrase } from '../../text/phrase.ts';
import { functionWords } from '../../text/words/function-words.ts';
import { snakeCase } from '../../text/words/inflect.ts';
import { anyForm } from '../../text/words/verb-forms.ts';
import { onceContext, onceFields, onceKey, onceSaid } from './events-once.ts';
import type { ReducerPattern, ReducerPiece } from './reducer-piece.ts';

/** A number that events change, within a limit: `Stock: received adds quantity, sold subtracts quantity`. */
export const tally: ReducerPattern = {
  id: 'reducer.tally',
  version: '1.0.0',
  example: 'Counter that increments, decrements and resets; it must never go below zero.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const name = scope.before === null ? readSubject(cursor) : null;
      const said = name === null ? null : readTally(cursor, name.split('_').at(-1) ?? name);
      if (name === null || said === null) return null;
      return tallyPiece(name, { ...said, once: readDuplicates(cursor) });
    }),
};

const keeps = anyForm('keep', 'maintain', 'track', 'hold', 'manage');

/** `counter that`, `track account balance`, `stock level per event:`. */
function readSubject(cursor: Cursor): string | null {
  return attempt(cursor, () => {
    takePhrase(cursor, `${keeps}? a|an|the? running?`);
    const parts: string[] = [];
    for (let token = peek(cursor); token?.kind === 'word'; token = peek(cursor)) {
      if (functionWords.has(token.lower) || /^levels?$/.test(token.lower)) break;
      if (parts.length > 2 || isQualifier(token.lower)) return null;
      parts.push(token.lower);
      cursor.at += 1;
      if (/^(?:counter|balance)$/.test(token.lower)) break;
    }
    takePhrase(cursor, 'level|levels');
    takePhrase(cursor, 'per event');
    takePhrase(cursor, 'that|which|:|with|and|can*');
    return parts.length === 0 ? null : snakeCase(parts.join('_'));
  });
}

function tallyPiece(
  subject: string,
  { changes, initial, least, once }: SaidTally & { readonly once: string | null },
): ReducerPiece {
  const name = subject.split('_').at(-1) ?? subject;
  const start = initial ?? 0;
  const fields = [...new Set(changes.map(({ by }) => by))].filter((by) => typeof by === 'string');
  const events = changes.map(({ event }) => event);
  const twice = events.find((event, at) => events.indexOf(event) !== at);
  const eventFields = fields.map((field): Field => ({
    name: field,
    schema: { type: 'number', minimum: 0 },
    isRequired: false,
  }));
  return {
    entity: subject,
    role: 'tally',
    machine: {
      initial_state: 'counting',
      initial_context: { [name]: start, ...onceContext(once) },
      ...onceKey(once),
      states: ['counting'],
      on_invalid_transition: 'ignore_event',
      transitions: changes.map((change) => transitionOf(change, { name, least, start })),
    },
    eventFields: [...eventFields, ...onceFields(once)],
    assumptions: [
      `The types of the events are ${events.join(', ')}; any other event is ignored${fields.length === 0 ? '' : `, and so is one without its ${fields.join(' or ')}`}.`,
      ...(initial === null ? [`At what ${name} begins is not said: at 0.`] : []),
      ...(least === null
        ? [`How low ${name} may go is not said: to any number.`]
        : [`An event that would bring ${name} below ${least} is ignored, and the others count.`]),
      ...(changes.some(({ kind }) => kind === 'reset')
        ? [`A reset sets ${name} to ${start}.`]
        : []),
      onceSaid(once),
    ],
    unknown: [
      ...(twice === undefined
        ? []
        : [
            {
              path: 'state_machine.transitions',
              question: `${twice} is said twice: which of both does it do?`,
            },
          ]),
      ...(least !== null && start < least
        ? [
            {
              path: `state_machine.initial_context.${name}`,
              question: `${name} begins at ${start}, below its limit ${least}: at what does it begin?`,
            },
          ]
        : []),
    ],
  };
}

interface Facts {
  readonly name: string;
  readonly least: number | null;
  readonly start: number;
}

function transitionOf({ event, kind, by }: SaidChange, { name, least, start }: Facts): Mapping {
  const amount = typeof by === 'number' ? by : { field: by };
  const after = kind === 'reset' ? start : { fn: kind, args: [{ var: name }, amount] };
  const guards = [
    ...(typeof by === 'string' ? [{ not: { left: amount, compare: 'is_null' } }] : []),
    ...(kind === 'subtract' && least !== null
      ? [{ left: after, compare: 'gte', right: least }]
      : []),
  ];
  return {
    from: 'counting',
    on: event,
    to: 'counting',
    ...(guards.length === 0 ? {} : { guard: guards.length === 1 ? guards[0] : { all: guards } }),
    update: { [name]: after },
  };
}
