import { attempt, peek, type Cursor } from '../cursor.ts';
import { takeOneOf, takePhrase } from '../phrase.ts';
import { functionWords } from '../words/function-words.ts';
import { isFieldName } from '../words/field-nouns.ts';
import { isKnownVerb } from '../words/verbs.ts';
import { fieldOf } from './read-noun.ts';

export type Scalar = string | number | boolean;

/** A comparison of a field as a request says it: `price is less than 50`. */
export interface SaidCondition {
  readonly field: string;
  readonly compare:
    | 'eq'
    | 'ne'
    | 'lt'
    | 'lte'
    | 'gt'
    | 'gte'
    | 'in'
    | 'not_in'
    | 'between'
    | 'filled'
    | 'missing'
    | 'email';
  readonly values: readonly Scalar[];
  /** The length of the text is compared: `at least 8 characters`. */
  readonly isLength?: true;
}

/** Conditions joined by one word throughout. */
export interface SaidConditions {
  readonly join: 'all' | 'any';
  readonly conditions: readonly SaidCondition[];
}

const comparisons: readonly (readonly [string, SaidCondition['compare'], 0 | 1 | 2 | 'list'])[] = [
  ['not null', 'filled', 0],
  ['not empty', 'filled', 0],
  ['not blank', 'filled', 0],
  ['non-empty', 'filled', 0],
  ['present', 'filled', 0],
  ['given', 'filled', 0],
  ['required|mandatory', 'filled', 0],
  ['set', 'filled', 0],
  ['missing', 'missing', 0],
  ['null', 'missing', 0],
  ['empty', 'missing', 0],
  ['not negative', 'gte', 0],
  ['non-negative', 'gte', 0],
  ['positive', 'gt', 0],
  ['negative', 'lt', 0],
  ['a? valid e-mail|email address?', 'email', 0],
  ['between', 'between', 2],
  ['at least', 'gte', 1],
  ['no less than', 'gte', 1],
  ['not less|lower|below than?', 'gte', 1],
  ['at most', 'lte', 1],
  ['no more than', 'lte', 1],
  ['not more|greater|higher|above than?', 'lte', 1],
  ['greater|more|higher|larger|bigger than or equal to', 'gte', 1],
  ['less|lower|fewer|smaller than or equal to', 'lte', 1],
  ['greater|more|higher|larger|bigger than', 'gt', 1],
  ['less|lower|fewer|smaller than', 'lt', 1],
  ['above|over|exceeding|exceeds|exceed', 'gt', 1],
  ['below|under', 'lt', 1],
  ['>=', 'gte', 1],
  ['<=', 'lte', 1],
  ['>', 'gt', 1],
  ['<', 'lt', 1],
  ['!=', 'ne', 1],
  ['not one of', 'not_in', 'list'],
  ['not in', 'not_in', 'list'],
  ['either|one of?', 'in', 'list'],
  ['in', 'in', 'list'],
  ['not equal to', 'ne', 1],
  ['not', 'ne', 1],
  ['equal to', 'eq', 1],
  ['==|=', 'eq', 1],
];

/** Reads `price is less than 50 and stock is not 0`; null where it does not begin with one. */
export function readConditions(cursor: Cursor): SaidConditions | null {
  const first = readCondition(cursor);
  if (first === null) return null;
  const conditions = [first];
  let join: SaidConditions['join'] | null = null;
  for (;;) {
    const next = attempt(cursor, () => {
      const word = takePhrase(cursor, 'and|or|,');
      if (word === null) return null;
      const said = cursor.tokens[cursor.at - 1]?.lower === 'or' ? 'any' : 'all';
      if (join !== null && said !== join) return null;
      takePhrase(cursor, 'and? if|where|whose|that|with?');
      const condition = readCondition(cursor);
      return condition === null ? null : ({ said, condition } as const);
    });
    if (next === null) return { join: join ?? 'all', conditions };
    join = next.said;
    conditions.push(next.condition);
  }
}

/** Reads one condition: field, comparison, value. */
export function readCondition(cursor: Cursor): SaidCondition | null {
  return attempt(cursor, () => {
    takePhrase(cursor, 'a|an|the|its|their|whose*');
    const token = peek(cursor);
    if (token === undefined || (token.kind !== 'word' && token.kind !== 'quoted')) return null;
    if (functionWords.has(token.lower) || token.text.includes('.')) return null;
    if (isKnownVerb(token.lower) && !isFieldName(token.lower)) return null;
    cursor.at += 1;
    const field = fieldOf(token);
    takePhrase(cursor, 'field|value?');
    const linked = takePhrase(cursor, 'is|are|be|was|of|has|have|must|should|to*') !== null;
    for (const [form, compare, wants] of comparisons) {
      const read = attempt(cursor, () => {
        if (takePhrase(cursor, form) === null) return null;
        const isOrder = ['lt', 'lte', 'gt', 'gte', 'between'].includes(compare);
        const values = readValues(cursor, { wants, hasWords: !isOrder && isCategory(field) });
        if (values === null || (isOrder && values.some((value) => typeof value !== 'number')))
          return null;
        return { field, compare, values, ...(isOrder ? readLength(cursor) : {}) };
      });
      if (read !== null) return withZero(read);
    }
    const isEqual = takeOneOf(cursor, ['equals|equal to?']) !== null;
    const before = cursor.tokens[cursor.at - 1]?.lower ?? '';
    if (!linked && !isEqual) return null;
    if (!isEqual && !['is', 'are', 'be', 'was', 'of'].includes(before)) {
      // `quantity 0`: only a number may follow its field bare.
      // `status paid`: or a word, where the values of the field are words.
      if (peek(cursor)?.kind !== 'number' && !isCategory(field)) return null;
    }
    const values = readValues(cursor, { wants: 1, hasWords: isCategory(field) });
    if (values === null) return null;
    const others = readOthers(cursor, field);
    return others.length === 0
      ? { field, compare: 'eq', values }
      : { field, compare: 'in', values: [...values, ...others] };
  });
}

function readLength(cursor: Cursor): { readonly isLength?: true } {
  return takePhrase(cursor, 'characters|character|chars|letters|digits') === null
    ? {}
    : { isLength: true };
}

/** `or shipped` behind `status is paid`. */
function readOthers(cursor: Cursor, field: string): readonly Scalar[] {
  const others: Scalar[] = [];
  for (;;) {
    const next = attempt(cursor, () => {
      if (takePhrase(cursor, 'or') === null || !isCategory(field)) return null;
      const value = readScalar(cursor, true);
      // `or total is above 10` is another condition.
      return /^(?:is|are|has|have|above|below|over|under|at|[<>=])/.test(peek(cursor)?.lower ?? '')
        ? null
        : value;
    });
    if (next === null) return others;
    others.push(next);
  }
}

/** A value as a request says one of a field: a number, a quotation, true or false, or a word. */
export function readLiteral(cursor: Cursor, field: string): Scalar | null {
  return readScalar(cursor, isCategory(field));
}

function withZero(condition: SaidCondition): SaidCondition {
  const ordered = ['gt', 'gte', 'lt'].includes(condition.compare);
  return ordered && condition.values.length === 0 ? { ...condition, values: [0] } : condition;
}

/** Fields whose values are words; elsewhere a bare word is more likely a quality than a value. */
function isCategory(field: string): boolean {
  return /(?:^|_)(?:status|state|type|kind|category|role|group|gender|region|country|city|currency|language|colou?r|brand|priority|department|level|plan|tier|size|channel|method|genre|name|code|sku|id)$/i.test(
    field,
  );
}

interface Wanted {
  readonly wants: 0 | 1 | 2 | 'list';
  readonly hasWords: boolean;
}

function readValues(cursor: Cursor, { wants, hasWords }: Wanted): readonly Scalar[] | null {
  if (wants === 0) return [];
  const values: Scalar[] = [];
  takePhrase(cursor, '(|[?');
  for (;;) {
    const value = readScalar(cursor, hasWords);
    if (value === null) return null;
    values.push(value);
    if (wants === 1 || (wants === 2 && values.length === 2)) break;
    const more = takePhrase(cursor, wants === 2 ? 'and' : ',|or|and or|and?');
    if (more === null) break;
  }
  takePhrase(cursor, ')|]?');
  return wants === 2 && values.length < 2 ? null : values;
}

function readScalar(cursor: Cursor, hasWords: boolean): Scalar | null {
  const isNegative = takePhrase(cursor, '-') !== null;
  const token = peek(cursor);
  if (token === undefined) return null;
  if (token.kind === 'number') {
    if (token.text.endsWith('%')) return null;
    cursor.at += 1;
    return Number(token.text.replaceAll(/[_,]/g, '')) * (isNegative ? -1 : 1);
  }
  if (isNegative || token.kind === 'path' || token.kind === 'mark') return null;
  if (token.kind === 'quoted') {
    cursor.at += 1;
    return token.text;
  }
  if (token.lower === 'true' || token.lower === 'false') {
    cursor.at += 1;
    return token.lower === 'true';
  }
  if (!hasWords) return null;
  // A name, such as Sales or AT, is a value whatever the word means otherwise.
  if (/^\p{Lu}/u.test(token.text)) {
    cursor.at += 1;
    return token.text;
  }
  if (functionWords.has(token.lower) || isFieldName(token.lower)) return null;
  if (/ly$|ing$/.test(token.lower) || notValues.has(token.lower)) return null;
  cursor.at += 1;
  return token.text;
}

/** Words behind a comparison that are no value, but a comparison that is not known here. */
const notValues: ReadonlySet<string> = new Set(
  'optional required mandatory valid invalid unique correct wrong high low big large small recent old new good bad unknown known strong weak normal available similar close near today yesterday tomorrow'.split(
    ' ',
  ),
);
