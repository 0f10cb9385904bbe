import type { Condition } from '../contract/condition.ts';
import { compare } from '../typescript/support/compare.ts';
import { equal } from '../typescript/support/equal.ts';
import { isNull } from '../typescript/support/is-null.ts';
import { isOneOf } from '../typescript/support/is-one-of.ts';
import { evaluate, type Known } from './evaluate.ts';

/** Whether a condition of a contract holds. @throws NodeError as a node would. */
export function holds(condition: Condition, known: Known): boolean {
  if (condition.kind === 'not') return !holds(condition.part, known);
  if (condition.kind !== 'compare') {
    const { kind, parts } = condition;
    return kind === 'all'
      ? parts.every((part) => holds(part, known))
      : parts.some((part) => holds(part, known));
  }
  const left = evaluate(condition.left, known);
  const right = condition.right === null ? null : evaluate(condition.right, known);
  switch (condition.compare) {
    case 'is_null':
      return isNull(left);
    case 'eq':
      return equal(left, right);
    case 'ne':
      return !equal(left, right);
    case 'in':
      return isOneOf(left, right);
    case 'not_in':
      return !isOneOf(left, right);
    case 'matches':
      return typeof left === 'string' && new RegExp(String(right), 'u').test(left);
    case 'lt':
      return compare(left, right) < 0;
    case 'lte':
      return compare(left, right) <= 0;
    case 'gt':
      return compare(left, right) > 0;
    case 'gte':
      break;
  }
  return compare(left, right) >= 0;
}
