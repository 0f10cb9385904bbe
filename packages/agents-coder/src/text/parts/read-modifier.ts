import { attempt, peek, type Cursor } from '../cursor.ts';
import { takeOneOf, takePhrase } from '../phrase.ts';
import { readDuration } from './read-duration.ts';
import { takeParts } from './take-parts.ts';

/** What a request says of how calls are made, whatever they are. */
export interface Modifiers {
  readonly transaction?: true;
  readonly attempts?: number;
  readonly timeoutMs?: number;
  /** Asked for, and there by default: retry, circuit breaker, error handling. */
  readonly defaults?: readonly string[];
}

const numbers: Readonly<Record<string, number>> = {
  one: 1,
  once: 1,
  two: 2,
  twice: 2,
  three: 3,
  four: 4,
  five: 5,
  ten: 10,
};

/** Reads one of `in a transaction`, `with 3 retries`, `with a timeout of 2 seconds`, `with a circuit breaker`. */
export function readModifier(cursor: Cursor): Modifiers | null {
  return readTransaction(cursor) ?? readRetry(cursor) ?? readTimeout(cursor) ?? readDefault(cursor);
}

/** All that follow each other. */
export function readModifiers(cursor: Cursor): Modifiers {
  let modifiers: Modifiers = {};
  takeParts(cursor, () => {
    const next = readModifier(cursor);
    if (next !== null) modifiers = mergeModifiers(modifiers, next);
    return next !== null;
  });
  return modifiers;
}

export function mergeModifiers(earlier: Modifiers, later: Modifiers): Modifiers {
  const defaults = [...(earlier.defaults ?? []), ...(later.defaults ?? [])];
  return { ...earlier, ...later, ...(defaults.length === 0 ? {} : { defaults }) };
}

function readTransaction(cursor: Cursor): Modifiers | null {
  const said = takeOneOf(cursor, [
    'with|and full|proper? transaction|transactional support|safety|handling|management',
    'in|within|inside|using|as|with one|a|an|the|single|database|db|sql|atomic* transaction|transactions',
    'transactionally|atomically',
  ]);
  return said === null ? null : { transaction: true };
}

function readRetry(cursor: Cursor): Modifiers | null {
  const counted = attempt(cursor, () => {
    takePhrase(
      cursor,
      'with|and|using|up|to|at|most|max|maximum|it|retry|retries|retrying|retried|tries|try*',
    );
    const before = cursor.tokens
      .slice(Math.max(0, cursor.at - 6), cursor.at)
      .map(({ lower }) => lower);
    const isRetry = before.some((word) => /^retr(?:y|ies|ied|ying)$/.test(word));
    const token = peek(cursor);
    const count = token?.kind === 'number' ? Number(token.text) : numbers[token?.lower ?? ''];
    if (count === undefined || !Number.isInteger(count) || count < 1 || count > 100) return null;
    cursor.at += 1;
    if (takePhrase(cursor, 'attempts|tries') !== null) return { attempts: count };
    if (takePhrase(cursor, 'retries|retry') !== null) return { attempts: count + 1 };
    const isTimes =
      takePhrase(cursor, 'times') !== null || /^(?:once|twice)$/.test(token?.lower ?? '');
    return isRetry && isTimes ? { attempts: count + 1 } : null;
  });
  if (counted !== null) {
    takeOneOf(cursor, [
      'on|upon failure|failures|error|errors',
      'if|when it fails',
      'and|with exponential backoff',
    ]);
    return counted;
  }
  const plain = takeOneOf(cursor, [
    'with|and|using automatic|automatical? retry|retries|retrying|retried logic|support|policy|handling|mechanism? on|upon failure|failures|error|errors',
    'with|and|using automatic? retry|retries logic|support|policy|handling|mechanism? and|with exponential|backoff backoff?',
    'with|and|using automatic? retry|retries logic|support|policy|handling|mechanism?',
    'and? retries|retry|retrying|retried on|upon failure|failures|error|errors',
    'with|and|using exponential backoff',
  ]);
  return plain === null ? null : { defaults: ['retry'] };
}

function readTimeout(cursor: Cursor): Modifiers | null {
  return attempt(cursor, () => {
    takePhrase(cursor, 'with|and|using? a|an|the?');
    if (takeOneOf(cursor, ['timeout of|:?', 'times|time out after', 'timing out after']) !== null) {
      const ms = readDuration(cursor);
      return ms === null ? null : { timeoutMs: ms };
    }
    const ms = readDuration(cursor);
    return ms !== null && takePhrase(cursor, 'timeout') !== null ? { timeoutMs: ms } : null;
  });
}

function readDefault(cursor: Cursor): Modifiers | null {
  // What may be repeated without doing more is what retries need.
  if (takeOneOf(cursor, ['idempotent|idempotently', 'must|should be idempotent']) !== null)
    return { defaults: ['retry'] };
  if (takePhrase(cursor, 'with|and|using a|an? circuit breaker|breakers') !== null)
    return { defaults: ['circuit breaker'] };
  if (takePhrase(cursor, 'with|and proper|robust|full|good? error|failure handling') !== null) {
    return { defaults: ['error handling'] };
  }
  return null;
}
