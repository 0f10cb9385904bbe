import { attempt, peek, type Cursor } from '../cursor.ts';
import { takeOneOf, takePhrase } from '../phrase.ts';
import { functionWords } from '../words/function-words.ts';

/** What a request says of the values of a field. */
export interface FieldLimits {
  readonly least?: number;
  readonly most?: number;
  readonly above?: number;
  readonly below?: number;
  /** The limits are of the length of a text. */
  readonly isLength?: true;
  readonly oneOf?: readonly string[];
  /** A regular expression. */
  readonly pattern?: string;
}

export interface FieldForm {
  readonly type: string | null;
  readonly isOptional: boolean;
  readonly limits: FieldLimits;
}

/** How a list of fields is read. */
export interface FieldListForm {
  /** It was introduced as one, so that any word in it is a field. */
  readonly introduced: boolean;
  /** Whether limits of values are understood: only where something keeps them. */
  readonly hasLimits?: boolean;
}

const types: Readonly<Record<string, string>> = {
  string: 'string',
  text: 'string',
  str: 'string',
  integer: 'integer',
  int: 'integer',
  whole: 'integer',
  number: 'number',
  float: 'number',
  decimal: 'number',
  double: 'number',
  numeric: 'number',
  boolean: 'boolean',
  bool: 'boolean',
  flag: 'boolean',
  date: 'date',
  datetime: 'date-time',
  timestamp: 'date-time',
  uuid: 'uuid',
};

export function isTypeWord(word: string): boolean {
  return types[word] !== undefined;
}

/** Types that are no second half of a name, as in `phone number`. */
const bareTypes =
  'uuid|integer|int|float|decimal|double|boolean|bool|datetime|timestamp|string|str';

const nothing: FieldForm = { type: null, isOptional: false, limits: {} };

/** Reads what stands behind a field: `(integer, at least 1)`, `: string`, `uuid`, `optional`. */
export function readFieldForm(
  cursor: Cursor,
  { introduced, hasLimits = false }: FieldListForm,
): FieldForm {
  const bare = introduced ? readBare(cursor) : null;
  const typed = readColon(cursor, hasLimits) ?? bare ?? nothing;
  const inside = readBracketed(cursor, hasLimits);
  const form = inside === null ? typed : merge(typed, inside);
  const isOptional = introduced && takePhrase(cursor, 'optional') !== null;
  return isOptional ? { ...form, isOptional } : form;
}

function merge(first: FieldForm, second: FieldForm): FieldForm {
  return {
    type: second.type ?? first.type,
    isOptional: first.isOptional || second.isOptional,
    limits: { ...first.limits, ...second.limits },
  };
}

function readBare(cursor: Cursor): FieldForm | null {
  if (takePhrase(cursor, bareTypes) === null) return null;
  return { ...nothing, type: types[cursor.tokens[cursor.at - 1]?.lower ?? ''] ?? null };
}

function readColon(cursor: Cursor, hasLimits: boolean): FieldForm | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, ':') === null) return null;
    const limits = hasLimits ? readOneOf(cursor) : null;
    if (limits !== null) return { ...nothing, limits };
    const type = types[peek(cursor)?.lower ?? ''];
    if (type === undefined) return null;
    cursor.at += 1;
    return { ...nothing, type };
  });
}

function readBracketed(cursor: Cursor, hasLimits: boolean): FieldForm | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, '(') === null) return null;
    let form = nothing;
    while (takePhrase(cursor, ')') === null) {
      takePhrase(cursor, ',|;|and|a|an|required*');
      const part = readPart(cursor, hasLimits);
      if (part === null && peek(cursor)?.text !== ')') return null;
      form = merge(form, part ?? nothing);
    }
    return agrees(form) ? form : null;
  });
}

/** Limits of numbers are said of numbers and the length of texts, the others of texts alone. */
function agrees({ type, limits }: FieldForm): boolean {
  if (type === null || type === 'string' || Object.keys(limits).length === 0) return true;
  const isOfText =
    limits.oneOf !== undefined || limits.pattern !== undefined || limits.isLength === true;
  return !isOfText && (type === 'integer' || type === 'number');
}

function readPart(cursor: Cursor, hasLimits: boolean): FieldForm | null {
  if (takePhrase(cursor, 'optional') !== null) return { ...nothing, isOptional: true };
  const limits = hasLimits ? (readLimits(cursor) ?? readOneOf(cursor)) : null;
  if (limits !== null) return { ...nothing, limits };
  const type = types[peek(cursor)?.lower ?? ''];
  if (type === undefined) return null;
  cursor.at += 1;
  takePhrase(cursor, 'number');
  return { ...nothing, type };
}

const bounds: readonly (readonly [string, 'least' | 'most' | 'above' | 'below'])[] = [
  ['at least', 'least'],
  ['min|minimum :|of?', 'least'],
  ['no less than', 'least'],
  ['>=', 'least'],
  ['at most', 'most'],
  ['max|maximum :|of?', 'most'],
  ['up to', 'most'],
  ['no more than', 'most'],
  ['<=', 'most'],
  ['greater|more|higher than', 'above'],
  ['above|over|>', 'above'],
  ['less|lower|fewer than', 'below'],
  ['below|under|<', 'below'],
];

/** `between 1 and 30`, `at most 80 characters`, `matching ^[A-Z]+$`. */
function readLimits(cursor: Cursor): FieldLimits | null {
  if (takePhrase(cursor, 'positive') !== null) return { above: 0 };
  if (takeOneOf(cursor, ['non-negative', 'not negative']) !== null) return { least: 0 };
  if (takeOneOf(cursor, ['non-empty', 'not empty']) !== null) return { least: 1, isLength: true };
  return readExactLength(cursor) ?? readRange(cursor) ?? readBound(cursor) ?? readPattern(cursor);
}

const kinds: readonly (readonly [string, string | null])[] = [
  ['character|characters', null],
  ['letter|letters', '[A-Za-z]'],
  ['digit|digits', '[0-9]'],
];

/** `3 letters`, `3-letter currency code`. */
function readExactLength(cursor: Cursor): FieldLimits | null {
  return attempt(cursor, () => {
    const length = readNumber(cursor);
    if (length === null) return null;
    takePhrase(cursor, '-');
    const kind = kinds.find(([form]) => takePhrase(cursor, form) !== null)?.[1];
    if (kind === undefined) return null;
    takeOneOf(cursor, ['currency|country|language|iso code|codes', 'code|codes|long']);
    return kind === null
      ? { least: length, most: length, isLength: true }
      : { pattern: `^${kind}{${length}}$` };
  });
}

function readRange(cursor: Cursor): FieldLimits | null {
  return attempt(cursor, () => {
    const led = takePhrase(cursor, 'between|from|range :?') !== null;
    const least = readNumber(cursor);
    const joint = led ? 'and|to|-|–' : 'to|-|–';
    if (least === null || takePhrase(cursor, joint) === null) return null;
    const most = readNumber(cursor);
    return most === null || most < least ? null : { least, most, ...readLength(cursor) };
  });
}

function readBound(cursor: Cursor): FieldLimits | null {
  return attempt(cursor, () => {
    takePhrase(cursor, 'length');
    const bound = bounds.find(([form]) => takePhrase(cursor, form) !== null)?.[1];
    const limit = bound === undefined ? null : readNumber(cursor);
    return bound === undefined || limit === null ? null : { [bound]: limit, ...readLength(cursor) };
  });
}

function readLength(cursor: Cursor): Pick<FieldLimits, 'isLength'> {
  const said = takePhrase(cursor, 'characters|character|chars long?');
  return said === null ? {} : { isLength: true };
}

/** An expression from `^` to `$`, as it was written. */
function readPattern(cursor: Cursor): FieldLimits | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, 'matching|matches|pattern|regex :?') === null) return null;
    if (peek(cursor)?.kind === 'quoted') {
      const { text = '' } = peek(cursor) ?? {};
      cursor.at += 1;
      return { pattern: text };
    }
    if (peek(cursor)?.text !== '^') return null;
    let pattern = '';
    let end = peek(cursor)?.start;
    for (let token = peek(cursor); token?.start === end; token = peek(cursor)) {
      if (token === undefined || token.kind === 'quoted') return null;
      pattern += token.text;
      end = token.end;
      cursor.at += 1;
      if (token.text === '$') return { pattern };
    }
    return null;
  });
}

/** `one of a, b and c`, `EUR, USD or GBP`, `low | high`. */
export function readOneOf(cursor: Cursor): FieldLimits | null {
  return attempt(cursor, () => {
    const led = takeOneOf(cursor, ['one|either|any of :?', 'enum|values :?', 'either']) !== null;
    const values: string[] = [];
    let isChoice = led;
    do {
      const token = peek(cursor);
      if (token?.kind !== 'word' && token?.kind !== 'quoted') return null;
      if (token.kind === 'word' && functionWords.has(token.lower)) return null;
      // What has a type itself is the next field.
      if ([':', '('].includes(peek(cursor, 1)?.text ?? '')) return null;
      values.push(token.text);
      cursor.at += 1;
      isChoice ||= /^[|/]$|^or$/.test(peek(cursor)?.lower ?? '');
      isChoice ||= peek(cursor)?.text === ',' && peek(cursor, 1)?.lower === 'or';
    } while (takeNext(cursor, led));
    return isChoice && values.length > 1 && new Set(values).size === values.length
      ? { oneOf: values }
      : null;
  });
}

/** A list that was led may end at any word; `and` joins its last value only where no other clause can follow. */
function takeNext(cursor: Cursor, led: boolean): boolean {
  if (peek(cursor)?.text === '|') {
    cursor.at += 1;
    return true;
  }
  if (takeOneOf(cursor, [', or', ',', 'or|/']) !== null) return true;
  return led && peek(cursor, 2)?.text === ')' && takePhrase(cursor, 'and') !== null;
}

function readNumber(cursor: Cursor): number | null {
  return attempt(cursor, () => {
    const isNegative = takePhrase(cursor, '-') !== null;
    const token = peek(cursor);
    if (token?.kind !== 'number' || token.text.endsWith('%')) return null;
    cursor.at += 1;
    return Number(token.text.replaceAll(/[_,]/g, '')) * (isNegative ? -1 : 1);
  });
}
