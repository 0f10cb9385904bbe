import type { CacheKey } from './cache-key.ts';
import { isWithin, manyFields } from './field-name.ts';

export interface FieldDifference {
  /** Such as `input.files` or `context_files["/shop/api.ts"]`. */
  readonly field: string;
  readonly change: 'changed' | 'added' | 'removed';
}

type Fields = Pick<CacheKey, 'fields'>;

/**
 * The fields that differ, as deep as they are known, in the order of their names. Empty when the
 * keys are equal.
 */
export function explainMiss(before: Fields, after: Fields): readonly FieldDifference[] {
  const names = [...new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])];
  const vague = names.filter((name) => !isNamed(name, before) || !isNamed(name, after));
  const differing = names
    .map((field) => ({ field, from: valueOf(field, before), to: valueOf(field, after) }))
    .filter(({ from, to }) => from !== to)
    .filter(({ field }) => !vague.some((parent) => isWithin(field, parent)))
    .map(({ field, from, to }): FieldDifference => ({ field, change: changeOf(from, to) }))
    .sort((a, b) => (a.field < b.field ? -1 : 1));
  // What came or went came or went as a whole; what changed changed because of something in it.
  const whole = differing.filter(({ change }) => change !== 'changed');
  return differing
    .filter(({ field }) => !whole.some((other) => isWithin(field, other.field)))
    .filter(({ field, change }) => {
      return change !== 'changed' || !differing.some((other) => isWithin(other.field, field));
    });
}

function changeOf(before?: string, after?: string): FieldDifference['change'] {
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'changed';
}

/** Whether the fields in a field were few enough to be named. */
function isNamed(field: string, key: Fields): boolean {
  return valueOf(manyFields(field), key) === undefined;
}

function valueOf(field: string, { fields }: Fields): string | undefined {
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}
