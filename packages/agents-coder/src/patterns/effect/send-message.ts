import type { Field } from '../../entity-types/entity-type.ts';
import { attempt, peek, type Cursor } from '../../text/cursor.ts';
import { readNoun } from '../../text/parts/read-noun.ts';
import { takeOneOf, takePhrase } from '../../text/phrase.ts';
import { readModifiers, type Modifiers } from '../../text/parts/read-modifier.ts';
import { verb } from '../../text/words/verbs.ts';
import type { EffectPattern, EffectPiece, EffectScope } from './effect-piece.ts';
import { httpOperation } from './http-operation.ts';
import { words } from './stored-record.ts';

interface SaidMessage {
  readonly channel: 'email' | 'sms';
  /** `welcome` of `a welcome email`. */
  readonly template: string | null;
  readonly entity: string;
  readonly modifiers: Modifiers;
}

const paths = { email: 'emails', sms: 'sms' } as const;
const mail = 'e-mail|email|mail|emails|mails';
const sms = 'sms';
const templates =
  'welcome|confirmation|reminder|notification|invoice|receipt|activation|verification|alert|cancellation|thank-you';

/** A message to somebody: `Send a welcome email to the user`. */
export const sendMessage: EffectPattern = {
  id: 'effect.send-message',
  version: '1.0.1',
  example: 'Send a welcome email to the user.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const said =
        scope.before === null ? (readSend(cursor, scope) ?? readNotify(cursor, scope)) : null;
      return said === null ? null : messagePiece({ ...said, modifiers: readModifiers(cursor) });
    }),
};

type Said = Omit<SaidMessage, 'modifiers'>;

function readSend(cursor: Cursor, scope: EffectScope): Said | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, verb.send) === null) return null;
    takePhrase(cursor, 'a|an|the?');
    const template =
      takePhrase(cursor, templates) === null ? null : (peek(cursor, -1)?.lower ?? null);
    const channel =
      takeOneOf(cursor, [mail]) !== null
        ? 'email'
        : takePhrase(cursor, `${sms} message?`) !== null
          ? 'sms'
          : null;
    if (channel === null) return null;
    const noun = takePhrase(cursor, 'to') === null ? null : readNoun(cursor, scope.known);
    return noun === null || noun.isPlural || noun.field !== null
      ? null
      : { channel, template, entity: noun.name };
  });
}

function readNotify(cursor: Cursor, scope: EffectScope): Said | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, verb.notify) === null) return null;
    const noun = readNoun(cursor, scope.known);
    if (
      noun === null ||
      noun.isPlural ||
      noun.field !== null ||
      takePhrase(cursor, 'by|via|through|with|using an|a?') === null
    )
      return null;
    if (takePhrase(cursor, mail) !== null)
      return { channel: 'email', template: null, entity: noun.name };
    return takePhrase(cursor, sms) === null
      ? null
      : { channel: 'sms', template: null, entity: noun.name };
  });
}

function messagePiece({ channel, template, entity, modifiers }: SaidMessage): EffectPiece {
  const operation = `send_${channel}`;
  const text = (name: string, description: string): Field => ({
    name,
    schema: { type: 'string', minLength: 1, description },
    isRequired: true,
  });
  const inputs =
    channel === 'email'
      ? [
          {
            name: 'to',
            schema: {
              type: 'string',
              pattern: '^[^@\\s]+@[^@\\s]+$',
              description: `Address of the ${words(entity)}.`,
            },
            isRequired: true,
          },
          text('subject', 'Subject of the mail.'),
          text('text', 'Text of the mail.'),
        ]
      : [text('to', `Number of the ${words(entity)}.`), text('text', 'Text of the message.')];
  const body = Object.fromEntries(inputs.map(({ name }) => [name, { var: `input.${name}` }]));
  return {
    entity,
    role: 'notifier',
    done: 'notified',
    inputs,
    outputs: [
      {
        name: 'status',
        schema: { type: 'integer', description: 'Status that the service answered with.' },
        value: { var: `${operation}.status` },
      },
    ],
    operations: [
      httpOperation({
        operation,
        request: {
          method: 'POST',
          path: paths[channel],
          body: { object: template === null ? body : { ...body, template } },
        },
        idempotent: true,
      }),
    ],
    errors: ['REQUEST_REFUSED', 'SERVICE_UNAVAILABLE'],
    key: { var: 'input.to' },
    modifiers,
    assumptions: [
      `How ${channel === 'email' ? 'mail' : 'a message'} leaves is not said: POST ${paths[channel]} of the service below HTTP_BASE_URL, which takes the idempotency-key header.`,
      `What the message says is not said: ${inputs.map(({ name }) => name).join(', ')} come with the input${template === null ? '' : `, and template is ${template}`}.`,
    ],
    unknown: [],
  };
}
