import { attempt, peek, type Cursor } from '../cursor.ts';
import { takeOneOf, takePhrase } from '../phrase.ts';

const channel = 'topic|queue|channel|stream|exchange';
const broker = 'kafka|rabbitmq|nats|broker|bus';

/** Reads where events go: `to the topic orders.changed`, `to Kafka`. An empty text: only that it is a broker. */
export function readTopic(cursor: Cursor): string | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, 'to|on|onto|into|via|over|through') === null) return null;
    takePhrase(cursor, 'a|an|the? event|message?');
    return readChannel(cursor);
  });
}

function readChannel(cursor: Cursor): string | null {
  takePhrase(cursor, 'kafka|rabbitmq|nats?');
  const named = takeOneOf(cursor, [
    `${channel} called|named|:? <name:word>`,
    `${channel} called|named? <name:path>`,
  ]);
  if (named !== null) return named['name']?.text ?? '';
  const before = cursor.tokens[cursor.at - 1]?.lower ?? '';
  const token = peek(cursor);
  const after =
    token?.kind === 'word' || token?.kind === 'quoted'
      ? takePhrase(cursor, `<name:word> ${channel}`)
      : null;
  if (after !== null) return after['name']?.text ?? '';
  if (takePhrase(cursor, `${channel}|${broker}`) !== null) return '';
  return broker.split('|').includes(before) ? '' : null;
}
