import { attempt, type Cursor } from '../cursor.ts';
import { takeOneOf, takePhrase } from '../phrase.ts';
import { readCondition, type SaidCondition } from './read-condition.ts';
import { readField, readFields } from './read-fields.ts';

/** Reads rules of an input, all to be kept: `price is positive, a valid email and a non-empty name`. */
export function readRules(cursor: Cursor): readonly SaidCondition[] | null {
  const rules: SaidCondition[] = [];
  for (;;) {
    const next = attempt(cursor, () => {
      if (rules.length > 0 && takePhrase(cursor, ',|and|;* that? its|the?') === null) return null;
      return readRule(cursor);
    });
    if (next === null) break;
    rules.push(...next);
  }
  return rules.length === 0 ? null : rules;
}

const qualities: readonly (readonly [string, SaidCondition['compare'], readonly number[]])[] = [
  ['non-empty|nonempty|non-blank', 'filled', []],
  ['not empty', 'filled', []],
  ['positive', 'gt', [0]],
  ['non-negative|nonnegative', 'gte', [0]],
  ['negative', 'lt', [0]],
];

function readRule(cursor: Cursor): readonly SaidCondition[] | null {
  const email = attempt(cursor, () => {
    takePhrase(cursor, 'a|an|the|its|their*');
    return (
      takeOneOf(cursor, ['valid e-mail|email address?']) ??
      takePhrase(cursor, 'e-mail|email address? is|are|be|must|be* a? valid email?')
    );
  });
  if (email !== null) return [{ field: 'email', compare: 'email', values: [] }];
  return readCompared(cursor) ?? readQuality(cursor) ?? readPresent(cursor);
}

function readCompared(cursor: Cursor): readonly SaidCondition[] | null {
  const condition = readCondition(cursor);
  return condition === null ? null : [condition];
}

/** `a non-empty name`, `positive price and quantity`. */
function readQuality(cursor: Cursor): readonly SaidCondition[] | null {
  return attempt(cursor, () => {
    takePhrase(cursor, 'a|an|the|its*');
    const quality = qualities.find(([form]) => takePhrase(cursor, form) !== null);
    const field = quality === undefined ? null : readField(cursor, { introduced: true });
    if (quality === undefined || field === null) return null;
    return [{ field: field.name, compare: quality[1], values: quality[2] }];
  });
}

/** `name, email and age are present`. */
function readPresent(cursor: Cursor): readonly SaidCondition[] | null {
  return attempt(cursor, () => {
    const fields = readFields(cursor, { introduced: false });
    const is =
      fields === null
        ? null
        : takeOneOf(cursor, [
            'is|are|be|must|be* present|required|given|filled|set|provided',
            'is|are not empty|missing|null|blank',
            'exist|exists',
          ]);
    if (fields === null || is === null) return null;
    return fields.map(({ name }): SaidCondition => ({
      field: name,
      compare: 'filled',
      values: [],
    }));
  });
}
