import type { Mapping } from '../../contract/mapping.ts';
import { attempt, peek, type Cursor } from '../../text/cursor.ts';
import { mergeModifiers, readModifier, type Modifiers } from '../../text/parts/read-modifier.ts';
import { readFieldClause } from '../../text/parts/read-field-clause.ts';
import { readNoun } from '../../text/parts/read-noun.ts';
import { readTopic } from '../../text/parts/read-topic.ts';
import { takeParts } from '../../text/parts/take-parts.ts';
import { takeOneOf, takePhrase } from '../../text/phrase.ts';
import { functionWords } from '../../text/words/function-words.ts';
import { plural, singular, snakeCase } from '../../text/words/inflect.ts';
import { adjectives, notEntities } from '../../text/words/nouns.ts';
import { verb } from '../../text/words/verbs.ts';
import type { SaidField } from '../../text/parts/read-fields.ts';
import { fieldsOfEntity } from '../entity-fields.ts';
import type { EffectPattern, EffectPiece, EffectScope } from './effect-piece.ts';
import { storedRecord, words } from './stored-record.ts';

interface SaidEvent {
  /** `order_shipped`; null: an event, no more. */
  readonly name: string | null;
  readonly entity: string | null;
  readonly topic: string | null;
  readonly fields: readonly SaidField[];
  readonly modifiers: Modifiers;
}

const nouns = 'event|events|message|messages|notification';

/** Words that say when an event goes out: once the rest is done, as it does anyway. */
const afterwards = [
  'afterwards|afterward|when|once|after done|completed|finished|the|it|has|is|was|been|success|successful|on|update|write|insert|delete|deletion|saved|updated|written|inserted|created|deleted*',
  'on success|completion',
  'about it|this',
];

/** An event: `Publish an order_shipped event to the topic shipments`; also after a write. */
export const publishEvent: EffectPattern = {
  id: 'effect.publish-event',
  version: '1.0.0',
  example: 'Publish an order_shipped event to the topic shipments.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const said = readEvent(cursor, scope);
      return said === null ? null : eventPiece(said, scope);
    }),
};

function readEvent(cursor: Cursor, scope: EffectScope): SaidEvent | null {
  const isLabelled = scope.before !== null && takePhrase(cursor, 'event|events :') !== null;
  if (!isLabelled && takeOneOf(cursor, [verb.publish, 'publisher|emitter of|for']) === null) {
    if (takePhrase(cursor, 'with event publishing|publication') === null || scope.before === null)
      return null;
    return { name: null, entity: null, topic: null, fields: [], modifiers: {} };
  }
  takePhrase(cursor, 'a|an|the|its|corresponding|matching|new|domain|one*');
  const named = readName(cursor, scope);
  if (named === null) return null;
  let { topic } = named;
  let modifiers: Modifiers = {};
  let fields: readonly SaidField[] = [];
  takeParts(cursor, () => {
    const modifier = readModifier(cursor);
    if (modifier !== null) {
      modifiers = mergeModifiers(modifiers, modifier);
      return true;
    }
    const to = topic === null || topic === '' ? readTopic(cursor) : null;
    if (to !== null) {
      topic = to;
      return true;
    }
    const listed = fields.length === 0 ? readFieldClause(cursor) : null;
    fields = listed ?? fields;
    return listed !== null || takeOneOf(cursor, afterwards) !== null;
  });
  return { ...named, topic, fields, modifiers };
}

type Named = Pick<SaidEvent, 'name' | 'entity' | 'topic'>;

/** `an event`, `an order_shipped event`, `an order updated event`, `orders`, `it`. */
function readName(cursor: Cursor, scope: EffectScope): Named | null {
  const dotted = readDotted(cursor);
  if (dotted !== null) return dotted;
  const called = takePhrase(cursor, `${nouns} called|named <name:word>`)?.['name'];
  if (called !== undefined) return namedEvent(called.text);
  if (takePhrase(cursor, nouns) !== null) return { name: null, entity: null, topic: null };
  const event = attempt(cursor, () => {
    const parts: string[] = [];
    for (let token = peek(cursor); token !== undefined && parts.length < 3; token = peek(cursor)) {
      if (nouns.split('|').includes(token.lower)) break;
      if ((token.kind !== 'word' && token.kind !== 'quoted') || functionWords.has(token.lower))
        return null;
      if (notEntities.has(token.lower) || adjectives.has(token.lower)) return null;
      parts.push(token.text);
      cursor.at += 1;
    }
    if (parts.length === 0 || takePhrase(cursor, nouns) === null) return null;
    const name = snakeCase(parts.join('_'));
    const entity = singular(name.split('_')[0] ?? '');
    // One word that is no name of a thing known to happen says of what the event is.
    const happened =
      /(?:ed|en|sent|paid|sold|made|lost|failed|done)$/.test(name) || name.includes('_');
    // Of something else than what was written, `a nightly event` asks for more than an event.
    if (!happened && scope.before !== null && entity !== scope.before.entity) return null;
    return {
      name: happened ? name : null,
      entity,
      topic: null,
    };
  });
  if (event !== null) return event;
  const noun =
    readNoun(cursor, scope.known) ??
    (takePhrase(cursor, 'it') === null ? null : { name: '', field: null });
  if (noun === null || noun.field !== null) return null;
  const topic = readTopic(cursor);
  if (topic === null || (noun.name === '' && scope.before === null)) return null;
  return { name: null, entity: noun.name === '' ? null : noun.name, topic };
}

/** `order.updated`: an event by its name, which is its topic where no other is said. */
function readDotted(cursor: Cursor): Named | null {
  const token = peek(cursor);
  if (token?.kind !== 'word' || !token.text.includes('.')) return null;
  cursor.at += 1;
  takePhrase(cursor, nouns);
  return namedEvent(token.text);
}

function namedEvent(name: string): Named {
  return { name, entity: singular(snakeCase(name.split(/[._]/)[0] ?? '')), topic: null };
}

function eventPiece(
  { name, entity: own, topic: said, fields, modifiers }: SaidEvent,
  scope: EffectScope,
): EffectPiece | null {
  const { before } = scope;
  const entity = before?.entity ?? own;
  if (entity === null || entity === '') {
    return null;
  }
  const dotted = name?.includes('.') === true ? name : null;
  const topic =
    said === null || said === ''
      ? (dotted ??
        `${plural(entity)}.${before?.done ?? name?.replace(`${entity}_`, '') ?? 'changed'}`)
      : said;
  const known = fieldsOfEntity(fields, { entity, types: scope.types });
  const record = before === null ? storedRecord(entity, { fields, scope }) : null;
  const inputs = before?.inputs ?? record?.inputs ?? [];
  const payload = Object.fromEntries(
    inputs.map((field) => [field.name, { var: `input.${field.name}` }]),
  );
  const withId = before === null ? payload : { ...keyEntry(before), ...payload };
  const operation = `publish_${name ?? `${entity}_${before?.done ?? 'event'}`}`.replaceAll(
    '.',
    '_',
  );
  const value = name === null ? withId : { type: name, ...withId };
  const first = inputs[0];
  return {
    entity,
    role: 'publisher',
    done: 'published',
    inputs: before === null ? inputs : [],
    outputs: [
      {
        name: 'offset',
        schema: { type: ['integer', 'null'], description: 'Where the event is in its topic.' },
        value: { var: `${operation}.offset` },
      },
    ],
    operations: [
      eventOperation({
        operation,
        topic,
        key: before?.key ?? (first?.name === 'id' ? { var: 'input.id' } : entity),
        value,
      }),
    ],
    errors: ['EVENTS_UNAVAILABLE'],
    key: before?.key ?? entity,
    modifiers,
    assumptions: [
      ...(dotted === null && (said === null || said === '')
        ? [`The topic is not said: ${topic}.`]
        : []),
      ...(before === null && known === null
        ? [
            `What an event holds is not said: the ${words(entity)} that comes with the input, as one JSON document.`,
          ]
        : (known?.assumptions ?? [])),
      ...(before === null
        ? []
        : [
            'The event holds what came with the input.',
            'Write and event stand or fall together: the write is rolled back where the event cannot be published.',
          ]),
      'The adapter beside the node keeps events in files; for a broker, construct the node with a port of your own.',
    ],
    unknown: [],
  };
}

function keyEntry(before: EffectPiece): Readonly<Record<string, unknown>> {
  const isInput = before.inputs.some(
    ({ name }) => JSON.stringify(before.key) === JSON.stringify({ var: `input.${name}` }),
  );
  return isInput ? {} : { id: before.key };
}

function eventOperation({
  operation,
  topic,
  key,
  value,
}: {
  readonly operation: string;
  readonly topic: string;
  readonly key: unknown;
  readonly value: Mapping;
}): Mapping {
  return {
    operation,
    kind: 'event',
    idempotent: true,
    timeout_ms: 5000,
    request: { topic, key, value: { object: value } },
    answers: [{ when: { left: { field: 'error' }, compare: 'is_null' }, outcome: 'ok' }],
    otherwise: 'retry',
    exhausted: 'EVENTS_UNAVAILABLE',
  };
}
